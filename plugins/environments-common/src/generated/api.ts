/* eslint-disable */
// Generated from plugins/environments-common/openapi.yaml by packages/commands/generate.mjs: do not edit.
export interface paths {
    "/environments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Environments that the caller may read */
        get: operations["listEnvironments"];
        put?: never;
        /** Request an environment */
        post: operations["createEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One environment with its manifests */
        get: operations["getEnvironment"];
        put?: never;
        post?: never;
        /** Delete the environment, or withdraw what waits */
        delete: operations["deleteEnvironment"];
        options?: never;
        head?: never;
        /** Change the description */
        patch: operations["updateEnvironment"];
        trace?: never;
    };
    "/environments/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Repeat the last failed operation */
        post: operations["retryEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{id}/events": {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                /** @description Of an earlier answer with the same filters and order */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** What happened to the environment, newest first */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{id}/operations": {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                /** @description Of an earlier answer with the same filters and order */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** Operations on the environment, newest first */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** How to connect; carries no secret */
        get: operations["getAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that the caller may read, newest first */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One request with its decisions */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or reject; a person's own call, and never the requester's */
        post: operations["decideRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an open request back */
        post: operations["withdrawRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** State and progress of an operation */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operations/{id}/log": {
        parameters: {
            query?: {
                /** @description Number of the last line already seen */
                after?: number;
                /** @description Seconds to wait for a further line */
                wait?: number;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** Log lines of an operation, by long poll */
        get: operations["getOperationLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a form needs to know of targets, regions, types and limits */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        EntityRef: string;
        ShortText: string;
        ProviderId: string;
        /** @description ISO 8601, days, hours and minutes only, for example P7D or PT12H */
        Duration: string;
        /** Format: date-time */
        Moment: string;
        /** @enum {string} */
        EnvironmentType: "temporary" | "permanent";
        /** @enum {string} */
        EnvironmentStatus: "awaiting-approval" | "queued" | "provisioning" | "ready" | "hibernating" | "hibernated" | "waking" | "deleting" | "deleted" | "rejected" | "withdrawn" | "lapsed" | "failed" | "delete-failed";
        /** @enum {string} */
        RequestStatus: "open" | "approved" | "rejected" | "withdrawn" | "lapsed";
        /** @enum {string} */
        RequestKind: "create";
        /** @enum {string} */
        OperationKind: "create" | "delete";
        /** @enum {string} */
        OperationState: "queued" | "running" | "succeeded" | "failed" | "cancelled";
        /** @enum {string} */
        ErrorClass: "configuration" | "guardrail" | "quota" | "aws-limit" | "aws-permission" | "throttled" | "capacity" | "timeout" | "lost" | "platform" | "unknown";
        CreateEnvironment: {
            /** @description Must equal the name in the manifest, if given */
            name?: string;
            provider: components["schemas"]["ProviderId"];
            target?: components["schemas"]["ShortText"];
            type: components["schemas"]["EnvironmentType"];
            owner: components["schemas"]["EntityRef"];
            /** @description At most 64 KiB of UTF-8 */
            manifest: string;
            lifetime?: components["schemas"]["Duration"];
            description?: string;
        };
        UpdateEnvironment: {
            description?: string;
        };
        Decide: {
            /** @enum {string} */
            decision: "approve" | "reject";
            comment?: string;
            /** @description Of the request that was seen */
            digest: string;
        };
        Footprint: {
            /** @description Most nodes */
            nodes: number;
            vcpu: number;
            memoryGib: number;
            instances: {
                group: string;
                instanceTypes: string[];
                minNodes: number;
                maxNodes: number;
                spot: boolean;
                volumeGib?: number;
            }[];
        };
        OperationError: {
            class: components["schemas"]["ErrorClass"];
            /** @description What went wrong */
            message: string;
            /** @description What a person can do */
            advice?: string;
            /** @description Whether a retry can help */
            retryable: boolean;
            /** @description CloudFormation events, last lines of the log */
            evidence?: string[];
        };
        Progress: {
            phase?: string;
            percent: number;
            estimatedEnd?: components["schemas"]["Moment"];
        };
        EnvironmentListItem: {
            /** Format: uuid */
            id: string;
            name: string;
            description?: string;
            provider: components["schemas"]["ProviderId"];
            target: string;
            region: string;
            type: components["schemas"]["EnvironmentType"];
            owner: components["schemas"]["EntityRef"];
            requester: components["schemas"]["EntityRef"];
            /** @description How it was asked for: page, scaffolder, mcp-actions, … */
            via: string;
            status: components["schemas"]["EnvironmentStatus"];
            footprint: components["schemas"]["Footprint"];
            lifetime?: components["schemas"]["Duration"];
            createdAt: components["schemas"]["Moment"];
            changedAt: components["schemas"]["Moment"];
            readyAt?: components["schemas"]["Moment"];
            /** @description Absent before the create operation is first queued and for permanent ones */
            expiresAt?: components["schemas"]["Moment"];
            deletedAt?: components["schemas"]["Moment"];
            deleteRequestedAt?: components["schemas"]["Moment"];
            /** Format: uuid */
            openRequestId?: string;
            /** Format: uuid */
            currentOperationId?: string;
            progress?: components["schemas"]["Progress"];
            lastError?: components["schemas"]["OperationError"];
            connection?: components["schemas"]["Connection"];
            /** @description For its catalog entity, once it has been ready */
            annotations?: {
                [key: string]: string;
            };
            capabilities: components["schemas"]["Capabilities"];
        };
        /** @description Facts of what runs, without secrets */
        Connection: {
            [key: string]: string;
        };
        /** @description What the caller may do now, by policy and by status */
        Capabilities: {
            update: boolean;
            delete: boolean;
            retry: boolean;
            access: boolean;
        };
        Manifest: {
            /** @description The canonical text that decides and that runs, byte for byte */
            effective: string;
            submitted: string;
            digest: string;
        };
        Environment: components["schemas"]["EnvironmentListItem"] & {
            manifest: components["schemas"]["Manifest"];
            etag: string;
        };
        ApprovalNeed: {
            required: boolean;
            reasons: string[];
        };
        Decision: {
            by: components["schemas"]["EntityRef"];
            /** @enum {string} */
            decision: "approve" | "reject";
            comment?: string;
            at: components["schemas"]["Moment"];
        };
        EnvironmentRequest: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            environmentId: string;
            environmentName: string;
            kind: components["schemas"]["RequestKind"];
            status: components["schemas"]["RequestStatus"];
            digest: string;
            requester: components["schemas"]["EntityRef"];
            owner: components["schemas"]["EntityRef"];
            via: string;
            approval: components["schemas"]["ApprovalNeed"];
            footprint: components["schemas"]["Footprint"];
            createdAt: components["schemas"]["Moment"];
            closedAt?: components["schemas"]["Moment"];
            decisions: components["schemas"]["Decision"][];
            capabilities: {
                decide: boolean;
                withdraw: boolean;
            };
        };
        Phase: {
            id: string;
            title: string;
        };
        Operation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            environmentId: string;
            kind: components["schemas"]["OperationKind"];
            state: components["schemas"]["OperationState"];
            /** @description The id of the phase under way */
            phase?: string;
            /** @description All phases in their order */
            phases: components["schemas"]["Phase"][];
            percent: number;
            estimatedEnd?: components["schemas"]["Moment"];
            /** @description While queued */
            queuePosition?: number;
            /** @description How many times a worker took it up */
            attempt: number;
            error?: components["schemas"]["OperationError"];
            createdAt: components["schemas"]["Moment"];
            startedAt?: components["schemas"]["Moment"];
            endedAt?: components["schemas"]["Moment"];
        };
        LogLine: {
            n: number;
            at: components["schemas"]["Moment"];
            /** @enum {string} */
            stream: "stdout" | "stderr" | "system";
            /** @enum {string} */
            level: "debug" | "info" | "success" | "warning" | "error";
            text: string;
        };
        OperationLog: {
            items: components["schemas"]["LogLine"][];
            /** @description Pass it as after */
            next: number;
            /** @description No further line will come */
            complete: boolean;
        };
        EnvironmentEvent: {
            /** Format: uuid */
            id: string;
            at: components["schemas"]["Moment"];
            kind: string;
            /** @description Absent where the system acted */
            actor?: components["schemas"]["EntityRef"];
            status?: components["schemas"]["EnvironmentStatus"];
            message: string;
            /** Format: uuid */
            operationId?: string;
        };
        Access: {
            steps: {
                title: string;
                text?: string;
                command?: string;
            }[];
            files: {
                name: string;
                contentType: string;
                content: string;
            }[];
        };
        Provider: {
            id: components["schemas"]["ProviderId"];
            title: string;
            /** @description Nothing real is created */
            simulator?: boolean;
            targets: {
                id: string;
                title: string;
                regions: string[];
            }[];
            versions: string[];
            instanceTypes: {
                name: string;
                vcpu: number;
                memoryGib: number;
            }[];
            limits: {
                /** @description Most nodes of one environment */
                nodes: number;
            };
            /** @description What keeps the provider from working */
            problems: string[];
        };
        PageInfo: {
            nextCursor?: string;
            prevCursor?: string;
        };
        ListEnvironmentsResponse: {
            items: components["schemas"]["EnvironmentListItem"][];
            totalItems?: number;
            pageInfo: components["schemas"]["PageInfo"];
        };
        ListEventsResponse: {
            items: components["schemas"]["EnvironmentEvent"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        ListOperationsResponse: {
            items: components["schemas"]["Operation"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        ListRequestsResponse: {
            items: components["schemas"]["EnvironmentRequest"][];
            totalItems?: number;
            pageInfo: components["schemas"]["PageInfo"];
        };
        ListProvidersResponse: {
            items: components["schemas"]["Provider"][];
        };
        ErrorDetail: {
            /** @description The field, for example manifest/metadata/region */
            path: string;
            rule: string;
            message: string;
        };
        ErrorResponse: {
            error: {
                name: string;
                message: string;
                code?: string;
                details?: components["schemas"]["ErrorDetail"][];
            };
            request?: Record<string, never>;
            response: {
                statusCode: number;
            };
        };
    };
    responses: {
        /** @description An error in Backstage's format */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        Id: string;
        Limit: number;
        /** @description Of an earlier answer with the same filters and order */
        Cursor: string;
        /** @description Kept for 7 days */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listEnvironments: {
        parameters: {
            query?: {
                owner?: components["schemas"]["EntityRef"][];
                requester?: components["schemas"]["EntityRef"];
                /** @description Default: every status that is not final */
                status?: components["schemas"]["EnvironmentStatus"][];
                type?: components["schemas"]["EnvironmentType"];
                provider?: components["schemas"]["ProviderId"];
                target?: components["schemas"]["ShortText"];
                region?: components["schemas"]["ShortText"];
                /** @description Part of the name or the description */
                text?: components["schemas"]["ShortText"];
                changedAfter?: string;
                /** @description field,asc or field,desc */
                order?: string;
                limit?: components["parameters"]["Limit"];
                /** @description Of an earlier answer with the same filters and order */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, without manifests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEnvironmentsResponse"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    createEnvironment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept for 7 days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEnvironment"];
            };
        };
        responses: {
            /** @description The environment, queued or waiting for approval */
            201: {
                headers: {
                    Location?: string;
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The environment */
            200: {
                headers: {
                    /** @description Its version for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    deleteEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The environment; its deletion is queued, or it was withdrawn */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    updateEnvironment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that the change is made to */
                "If-Match"?: string;
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEnvironment"];
            };
        };
        responses: {
            /** @description The changed environment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    retryEnvironment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept for 7 days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The environment with the queued operation */
            202: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                /** @description Of an earlier answer with the same filters and order */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsResponse"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listOperations: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                /** @description Of an earlier answer with the same filters and order */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of operations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOperationsResponse"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Access instructions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Access"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                status?: components["schemas"]["RequestStatus"][];
                environmentId?: string;
                limit?: components["parameters"]["Limit"];
                /** @description Of an earlier answer with the same filters and order */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of requests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRequestsResponse"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentRequest"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    decideRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept for 7 days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description The decided request */
            200: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentRequest"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    withdrawRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept for 7 days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The withdrawn request */
            200: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentRequest"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operation"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getOperationLog: {
        parameters: {
            query?: {
                /** @description Number of the last line already seen */
                after?: number;
                /** @description Seconds to wait for a further line */
                wait?: number;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Up to 500 lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationLog"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All providers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProvidersResponse"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
}
