/** Links that stand under a form open beside it, since leaving would lose what was filled in. */
export const newTab = { target: '_blank', rel: 'noopener' } as const;
