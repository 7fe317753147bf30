export interface Config {
  environments?: {
    notifications?: {
      /** Mail through Amazon SES. Without it there is none. */
      ses?: {
        /**
         * Who mails are from, an identity that is verified in SES: `portal@example.com` or
         * `Portal <portal@example.com>`, in ASCII.
         */
        from: string;
        /** The AWS region of SES that is used. */
        region: string;
        /**
         * The AWS account: an alias of `environments.eks.accounts`, or twelve digits in quotes. Its credentials
         * come from `aws.accounts`. Default: the main account of the backend.
         */
        account?: string;
        /** SES's configuration set, for example for its own metrics. Default: none. */
        configurationSet?: string;
        /** Where answers go. Default: to `from`. */
        replyTo?: string;
        /**
         * A folder with Handlebars templates that take the place of shipped ones of the same name: an absolute
         * path, or one from where the backend is started. One that cannot be used stops the start.
         */
        templates?: string;
        /** Another address of SES's API, for example of a local server. Default: that of the region. */
        endpoint?: string;
      };

      /** One topic of Amazon SNS that gets every message as JSON, for machines. Without it there is none. */
      sns?: {
        /** The topic; it may be a FIFO topic. Its account's credentials come from `aws.accounts`. */
        topicArn: string;
        /** Another address of SNS's API, for example of a local server. Default: that of the region. */
        endpoint?: string;
      };
    };
  };
}
