/** AWS credentials as AWS's container credentials endpoint answers them. */
export interface ContainerCredentials {
  AccessKeyId: string;
  SecretAccessKey: string;
  Token: string;
  /** ISO 8601; eksctl asks anew half an hour before. */
  Expiration: string;
}

/** What a worker says to its supervisor. */
export type ToSupervisor =
  | {
      type: 'run';
      file: string;
      args: string[];
      /** For the child's standard input. */
      input?: string;
      /** Without secrets; the supervisor adds HOME, TMPDIR, KUBECONFIG and where credentials are. */
      environment: Record<string, string>;
      /** Nanoseconds of the machine's monotonic clock, in text. */
      until: string;
      /** Milliseconds between SIGTERM and SIGKILL. */
      grace: number;
    }
  | { type: 'renew'; until: string }
  | { type: 'credentials'; request: number; credentials?: ContainerCredentials }
  | { type: 'stop' };

/** What a supervisor says to its worker. */
export type FromSupervisor =
  | { type: 'started'; pid: number; folder: string }
  | { type: 'credentials-wanted'; request: number }
  | {
      type: 'ended';
      exitCode?: number;
      signal?: string;
      /** Why the supervisor ended it: asked, deadline, disconnected, signal. */
      stopped?: string;
      /** It could not be started at all. */
      failedToStart?: string;
    };
