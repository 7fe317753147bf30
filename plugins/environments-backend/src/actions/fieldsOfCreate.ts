/** What create-environment and estimate-environment take, for those who call them. */
export const fieldsOfCreate = `
- \`provider\` and \`target\`: of list-environment-providers; without \`target\` it is the provider's default one.
- \`type\`: "temporary" has a \`lifetime\` such as "P7D" or "PT12H" (days, hours, minutes; it counts from when the creation is queued); "permanent" has none.
- \`owner\`: the entity ref of the group or user that it is for, such as "group:default/team-a". The person must be allowed to create for that owner.
- \`manifest\`: what is to be made, as text in the provider's own language, at most 64 KiB. It alone decides name, region and size. It needs limits: what it leaves unbounded is refused.
- \`name\`: optional; must then be the name in the manifest.
- \`description\`: optional; why it is wanted. Those who approve read it.
`.trim();
