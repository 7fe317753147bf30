import { z } from 'zod/v4';

/** Text without control characters, so that it reads the same in a page, a log and a console. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    // eslint-disable-next-line no-control-regex -- they are what it refuses
    .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]*$/, {
      message: 'Control characters are not allowed.',
    });

/** A name that becomes part of a CloudFormation stack's name. */
export const stackNamePart = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, {
      message: 'Use lower-case letters, digits and hyphens; start and end with a letter or digit.',
    });

export const tags = z.record(z.string(), z.string());

export const wholeNumber = (least: number, most: number) => z.number().int().min(least).max(most);

export const arn = (service: string, resource: string) =>
  z.string().regex(new RegExp(`^arn:aws[a-z-]{0,20}:${service}:${resource}$`), {
    message: `Not an ARN of ${service} that can be used here.`,
  });

export const policyArn = arn('iam', ':(aws|\\d{12}):policy/[\\w+=,.@/-]{1,512}');
