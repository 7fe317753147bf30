export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in as a development persona. Runs only with NODE_ENV=development or NODE_ENV=test.
       */
      'development-personas'?: {
        /**
         * Names of users in the catalog's default namespace whom one may sign in as.
         * Default: dana, dov, lee, pat.
         */
        personas?: string[];
      };
    };
  };
}
