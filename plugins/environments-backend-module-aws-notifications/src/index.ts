/**
 * Messages about environments by mail (Amazon SES) and to a topic (Amazon SNS)
 *
 * @packageDocumentation
 */
export { environmentsModuleAwsNotifications as default } from './module';
export { exampleMessages } from './mail/exampleMessages';
export { MailTemplates, type Mail } from './mail/MailTemplates';
export type { Portal } from './config/NotificationsConfig';
