import { z } from 'zod/v4';

const address = String.raw`[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+`;
/** RFC 2047 has other words in ASCII, too: `=?UTF-8?B?…?=`. */
const sender = new RegExp(`^(?:${address}|[^<>@,;:"\\\\]{1,100} <${address}>)$`);
const printable = /^[\x20-\x7e]+$/;

const mailAddress = z
  .string()
  .max(320)
  .regex(printable, 'must be ASCII: write other names as RFC 2047 has it')
  .regex(sender, 'must look like "portal@example.com" or "Portal <portal@example.com>"');

const endpoint = z.url({ protocol: /^https?$/, error: 'is no address like https://example.com' });

const ses = z.strictObject({
  from: mailAddress,
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is no AWS region'),
  account: z.string('must be text: put account ids in quotes').min(1).optional(),
  configurationSet: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'is no name of a configuration set')
    .optional(),
  replyTo: mailAddress.optional(),
  templates: z.string().min(1).optional(),
  endpoint: endpoint.optional(),
});

const sns = z.strictObject({
  topicArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:sns:[a-z]{2}(-[a-z]+)+-\d:\d{12}:[\w-]{1,256}(\.fifo)?$/,
      'is no ARN of an SNS topic',
    ),
  endpoint: endpoint.optional(),
});

/** `environments.notifications.ses` and `.sns` as people write them; what else stands beside them is others'. */
export const notificationsSchema = z.object({ ses: ses.optional(), sns: sns.optional() });
