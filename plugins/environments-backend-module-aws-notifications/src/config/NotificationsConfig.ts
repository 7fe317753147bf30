/** Mail through Amazon SES. */
export interface SesConfig {
  /** An address, or `Name <address>`. */
  from: string;
  region: string;
  /** Twelve digits; without it, AWS's main account of the backend. */
  accountId?: string;
  configurationSet?: string;
  replyTo?: string;
  /** A folder with templates that take the place of those that are shipped. */
  templates?: string;
  endpoint?: string;
}

/** A topic of Amazon SNS. */
export interface SnsConfig {
  topicArn: string;
  region: string;
  endpoint?: string;
}

/** The portal that messages come from. @public */
export interface Portal {
  /** What people call it. */
  title: string;
  /** Where its pages are, without a slash at its end. */
  url: string;
}

/** What is left out is not configured. */
export interface NotificationsConfig {
  portal: Portal;
  ses?: SesConfig;
  sns?: SnsConfig;
}
