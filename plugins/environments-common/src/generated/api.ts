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
        /** Change the description, the sleep schedules or the deletion protection */
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
    "/environments/{id}/extend": {
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
        /** Have the environment end later, at once or once it is approved */
        post: operations["extendEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{id}/hibernate": {
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
        /** Put the environment to sleep */
        post: operations["hibernateEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{id}/wake": {
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
        /** Wake the environment; 409 where a quota has no room for it */
        post: operations["wakeEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{id}/transfer": {
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
        /** Give the environment, and what it holds of the quotas, to another owner */
        post: operations["transferEnvironment"];
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
    "/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller wants to be told, and how */
        get: operations["getPreferences"];
        /** Set them; a person's own call */
        put: operations["setPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that were given up, newest first */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/{channel}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                channel: components["schemas"]["ProviderId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message that was given up again */
        post: operations["resendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which services that the portal needs do not answer, as the replica that answers sees it */
        get: operations["getHealth"];
        put?: never;
        post?: never;
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
    "/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a create with this body would cost, take from the quotas and need; stores nothing */
        post: operations["estimateEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Limits and use of the scopes that cover the caller; of all for who may change them */
        get: operations["listQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds what of one scope */
        get: operations["getQuotaUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas/global": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the limits of the scope, in place of those set before */
        put: operations["setGlobalQuota"];
        post?: never;
        /** Go back to the limits of the configuration */
        delete: operations["resetGlobalQuota"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas/owners/{kind}/{namespace}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "group" | "user";
                namespace: components["schemas"]["RefPart"];
                name: components["schemas"]["RefPart"];
            };
            cookie?: never;
        };
        get?: never;
        /** Set the limits of the scope, in place of those set before */
        put: operations["setOwnerQuota"];
        post?: never;
        /** Go back to the limits of the configuration */
        delete: operations["resetOwnerQuota"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas/placements/{provider}/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: components["schemas"]["ProviderId"];
                region: components["schemas"]["RefPart"];
            };
            cookie?: never;
        };
        get?: never;
        /** Set the limits of the scope, in place of those set before */
        put: operations["setPlacementQuota"];
        post?: never;
        /** Go back to the limits of the configuration */
        delete: operations["resetPlacementQuota"];
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
        RequestKind: "create" | "extend" | "delete";
        /** @enum {string} */
        OperationKind: "create" | "delete" | "hibernate" | "wake";
        /** @enum {string} */
        OperationState: "queued" | "running" | "succeeded" | "failed" | "cancelled";
        /** @enum {string} */
        ErrorClass: "configuration" | "guardrail" | "quota" | "aws-limit" | "aws-permission" | "throttled" | "capacity" | "timeout" | "lost" | "platform" | "unknown";
        RefPart: string;
        /** @description USD, to the millionth */
        Usd: number;
        /** @description With the fewest and with the most nodes */
        UsdRange: {
            min: components["schemas"]["Usd"];
            max: components["schemas"]["Usd"];
        };
        PricePart: {
            id: string;
            title: string;
            quantity: {
                min: number;
                max: number;
            };
            unit: string;
            /** @description Absent: unknown, never free */
            perMonth?: components["schemas"]["UsdRange"];
            /** @description The price as it is quoted, for example 0.1 USD per cluster-hour */
            quoted?: string;
            source?: string;
            /** @description When the source was read or generated, if that is known */
            date?: string;
        };
        /** @description By list prices, without tax and discounts; sums leave out what is unknown */
        Price: {
            perHour: components["schemas"]["UsdRange"];
            /** @description Of 730 hours */
            perMonth: components["schemas"]["UsdRange"];
            /** @description Of the whole lifetime; absent where there is no end */
            lifetime?: components["schemas"]["UsdRange"];
            parts: components["schemas"]["PricePart"][];
            /** @description Titles of the parts whose price is unknown */
            unknown: string[];
            /** @description What is billed, too, and nobody can know before */
            notIncluded: string[];
        };
        EnvironmentCost: {
            /** @description As it was at its request */
            estimate: components["schemas"]["Price"];
            /** @description What it costs while it sleeps; absent where it cannot */
            asleepPerMonth?: components["schemas"]["UsdRange"];
            /** @description When its creation began; absent before */
            since?: components["schemas"]["Moment"];
            soFar?: components["schemas"]["UsdRange"];
            /** @description Forecast until it is deleted, its grace included, or the final sum; absent where it has no end, and while that is suspended */
            atEnd?: components["schemas"]["UsdRange"];
        };
        /** @enum {string} */
        QuotaResource: "environments.temporary" | "environments.permanent" | "nodes" | "vcpu" | "memory-gib" | "usd-per-month";
        /** @enum {string} */
        QuotaScopeKind: "global" | "owner" | "placement";
        /** @description global, owners/{kind}/{namespace}/{name} or placements/{provider}/{region}: what follows /quotas/ where its limits are set */
        QuotaScopeId: string;
        QuotaLimit: number | "unlimited";
        QuotaLimits: {
            "environments.temporary"?: components["schemas"]["QuotaLimit"];
            "environments.permanent"?: components["schemas"]["QuotaLimit"];
            nodes?: components["schemas"]["QuotaLimit"];
            vcpu?: components["schemas"]["QuotaLimit"];
            "memory-gib"?: components["schemas"]["QuotaLimit"];
            "usd-per-month"?: components["schemas"]["QuotaLimit"];
        };
        SetQuota: {
            limits: components["schemas"]["QuotaLimits"];
        };
        /** @description Of one resource in one scope */
        QuotaUse: {
            resource: components["schemas"]["QuotaResource"];
            /** @description Absent: unlimited */
            limit?: number;
            /**
             * @description Where the limit comes from: set wins over config, config over default
             * @enum {string}
             */
            source: "none" | "default" | "config" | "set";
            /** @description What the limit counts: by default what the owner has itself */
            inUse: number;
            /** @description What a limit that is set counts: with all groups below */
            total: number;
            /** @description Environments whose amount is unknown and not counted */
            unknown?: number;
        };
        Quota: {
            scope: components["schemas"]["QuotaScopeId"];
            kind: components["schemas"]["QuotaScopeKind"];
            uses: components["schemas"]["QuotaUse"][];
            /** @description Only what is set by page or API */
            limits: components["schemas"]["QuotaLimits"];
            /** @description Of what is set, for If-Match */
            etag: string;
            setBy?: components["schemas"]["EntityRef"];
            setAt?: components["schemas"]["Moment"];
            capabilities: {
                update: boolean;
            };
        };
        QuotaHolder: {
            /** Format: uuid */
            environmentId: string;
            name: string;
            owner: components["schemas"]["EntityRef"];
            status: components["schemas"]["EnvironmentStatus"];
            /** @description Of the resource; absent: unknown */
            amount?: number;
            expiresAt?: components["schemas"]["Moment"];
            graceEndsAt?: components["schemas"]["Moment"];
            deletionProtection: boolean;
        };
        /** @description What one environment holds of a scope */
        QuotaHolding: {
            /** Format: uuid */
            environmentId: string;
            name: string;
            owner: components["schemas"]["EntityRef"];
            status: components["schemas"]["EnvironmentStatus"];
            expiresAt?: components["schemas"]["Moment"];
            graceEndsAt?: components["schemas"]["Moment"];
            deletionProtection: boolean;
            amounts: {
                resource: components["schemas"]["QuotaResource"];
                /** @description Absent: unknown */
                amount?: number;
            }[];
        };
        QuotaChange: {
            at: components["schemas"]["Moment"];
            by: components["schemas"]["EntityRef"];
            before: components["schemas"]["QuotaLimits"];
            after: components["schemas"]["QuotaLimits"];
        };
        QuotaUsage: {
            quota: components["schemas"]["Quota"];
            /** @description Those that the caller may read, at most 500; the soonest end first */
            holders: components["schemas"]["QuotaHolding"][];
            /** @description How many more environments hold something of it */
            otherHolders: number;
            /** @description The last 50 changes of its limits, newest first */
            changes: components["schemas"]["QuotaChange"][];
        };
        /** @description What an environment takes from one limit */
        QuotaEffect: {
            scope: components["schemas"]["QuotaScopeId"];
            resource: components["schemas"]["QuotaResource"];
            limit: number;
            /** @description Before; what is asked for is not in it */
            inUse: number;
            /** @description Absent: unknown, which no limit allows */
            asked?: number;
            exceeded: boolean;
            /** @description It holds what is asked for already; inUse is what others hold */
            reserved?: boolean;
            /** @description Why it is refused, in a sentence; where exceeded */
            message?: string;
            /** @description Where exceeded: what holds it and may be read by the caller, at most 20; the soonest end first */
            holders: components["schemas"]["QuotaHolder"][];
            otherHolders: number;
            /** @description When enough of it is free, at the latest, because lifetimes end and nobody moves them; what is protected or could not be deleted frees nothing. Absent: nothing frees enough by itself */
            freedAt?: components["schemas"]["Moment"];
        };
        Estimate: {
            /** @description Whether a create with this body would be accepted now */
            acceptable: boolean;
            /** @description What is wrong with it, guardrails included */
            violations: components["schemas"]["ErrorDetail"][];
            name?: string;
            footprint?: components["schemas"]["Footprint"];
            price?: components["schemas"]["Price"];
            /** @description Its effect on every limit that covers it; empty while there are violations */
            quotas: components["schemas"]["QuotaEffect"][];
            approval?: {
                required: boolean;
                reasons: string[];
                /** @description How many of them must approve */
                quorum: number;
                /** @description Who is nominated to decide */
                approvers: components["schemas"]["EntityRef"][];
            };
        };
        ListQuotasResponse: {
            items: components["schemas"]["Quota"][];
            totalItems?: number;
            pageInfo: components["schemas"]["PageInfo"];
        };
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
        Transfer: {
            owner: components["schemas"]["EntityRef"];
        };
        UpdateEnvironment: {
            description?: string;
            deletionProtection?: boolean;
            /** @description In place of those before */
            sleepSchedules?: components["schemas"]["SleepSchedule"][];
            /** @description Leaves the next sleep by schedule out, once; false takes that back */
            skipNextSleep?: boolean;
        };
        /** @description When it sleeps and when it wakes; at least one of the two */
        SleepSchedule: {
            sleep?: components["schemas"]["Cron"];
            wake?: components["schemas"]["Cron"];
            /** @description IANA, for example Europe/Berlin */
            timeZone: string;
        };
        /** @description Five fields: minute, hour, day of the month, month, day of the week. A moment that summer time leaves out comes at the next minute that there is; one that it repeats comes once */
        Cron: string;
        Extend: {
            /** @description Either this */
            expiresAt?: components["schemas"]["Moment"];
            /** @description or this, from now on */
            lifetime?: components["schemas"]["Duration"];
            reason?: string;
        };
        Preferences: {
            /** @description Whether messages come by mail, too; on the page they always do */
            messages: boolean;
        };
        GivenUpMessage: {
            /** Format: uuid */
            id: string;
            channel: string;
            event: string;
            title: string;
            recipients: components["schemas"]["EntityRef"][];
            attempts: number;
            lastError?: string;
            /** @description When it was written */
            at: components["schemas"]["Moment"];
            link: string;
        };
        ListMessagesResponse: {
            items: components["schemas"]["GivenUpMessage"][];
            pageInfo: components["schemas"]["PageInfo"];
        };
        ServiceHealth: {
            /** @description For example ses, or eks/development/eu-west-1/ec2 */
            id: string;
            /** @enum {string} */
            kind: "channel" | "provider";
            /** @description For example AWS eu-west-1 (EC2) */
            title: string;
            /**
             * @description slowed: it asks for fewer calls; failing: it is not called until it is tried again
             * @enum {string}
             */
            state: "answering" | "slowed" | "failing";
            /** @description Of the state */
            since?: components["schemas"]["Moment"];
            /** @description What was last seen of it. Of a channel only for those who may look after messages */
            message?: string;
            provider?: components["schemas"]["ProviderId"];
            target?: string;
            region?: string;
            /** @description Messages that wait for the channel */
            waiting?: number;
        };
        Health: {
            items: components["schemas"]["ServiceHealth"][];
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
            /** @description The latest end that it may be given; absent where it has none */
            extendableUntil?: components["schemas"]["Moment"];
            /** @description How long it sleeps after its end before it is deleted, at most until extendableUntil; absent where it is deleted at its end */
            grace?: components["schemas"]["Duration"];
            /** @description It has ended, and is deleted then */
            graceEndsAt?: components["schemas"]["Moment"];
            /** @description Neither its end nor anybody deletes it */
            deletionProtection?: boolean;
            /** @description Somebody else has to agree to its deletion */
            deletionNeedsApproval?: boolean;
            sleepSchedules?: components["schemas"]["SleepSchedule"][];
            /** @description By its schedules; a sleep that meets a wake does not come */
            nextSleepAt?: components["schemas"]["Moment"];
            nextWakeAt?: components["schemas"]["Moment"];
            /** @description A sleep that is left out, once */
            skippedSleepAt?: components["schemas"]["Moment"];
            asleepSince?: components["schemas"]["Moment"];
            deletedAt?: components["schemas"]["Moment"];
            deleteRequestedAt?: components["schemas"]["Moment"];
            /** @description Since when the catalog has been without its owner */
            ownerMissingSince?: components["schemas"]["Moment"];
            /** Format: uuid */
            openRequestId?: string;
            /** Format: uuid */
            currentOperationId?: string;
            progress?: components["schemas"]["Progress"];
            lastError?: components["schemas"]["OperationError"];
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
            /** @description At once or by a request */
            extend: boolean;
            hibernate: boolean;
            /** @description Policy and status allow it; the quotas are asked then */
            wake: boolean;
            /** @description To set and to lift the deletion protection */
            protect: boolean;
            /** @description To whom it may be given is judged by owner */
            transfer: boolean;
            update: boolean;
            delete: boolean;
            retry: boolean;
            access: boolean;
        };
        /** @description Its texts are empty once the environment ended so long ago that all but the facts of its end is forgotten; the digest stays */
        Manifest: {
            /** @description The canonical text that decides and that runs, byte for byte */
            effective: string;
            submitted: string;
            digest: string;
        };
        Environment: components["schemas"]["EnvironmentListItem"] & {
            manifest: components["schemas"]["Manifest"];
            connection?: components["schemas"]["Connection"];
            cost?: components["schemas"]["EnvironmentCost"];
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
            /** @description It was made on an earlier version and does not count */
            void?: boolean;
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
            price?: components["schemas"]["Price"];
            /** @description While it is open: its share of every limit that covers it, as of now */
            quotas?: components["schemas"]["QuotaEffect"][];
            createdAt: components["schemas"]["Moment"];
            closedAt?: components["schemas"]["Moment"];
            decisions: components["schemas"]["Decision"][];
            type: components["schemas"]["EnvironmentType"];
            provider: components["schemas"]["ProviderId"];
            target: string;
            region: string;
            lifetime?: components["schemas"]["Duration"];
            /** @description Why it is asked for */
            description?: string;
            /** @description Of an extension: until when it is asked for */
            expiresAt?: components["schemas"]["Moment"];
            /** @description Who is nominated to decide */
            approvers: components["schemas"]["EntityRef"][];
            /** @description The rule that nominated them, in words */
            rule?: string;
            quorum: {
                needed: number;
                given: number;
            };
            /** @description While it is open, for one asked for alone: how many more people it takes than are nominated; the admins are told. Absent: there are enough, or the catalog does not say */
            lacking?: number;
            remindsAt?: components["schemas"]["Moment"];
            escalatesAt?: components["schemas"]["Moment"];
            escalatedAt?: components["schemas"]["Moment"];
            lapsesAt?: components["schemas"]["Moment"];
            /** @description What is decided; for one request asked for alone */
            manifest?: components["schemas"]["Manifest"];
            /** @description Whether the caller may read its environment, which may end with their decision */
            environmentReadable: boolean;
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
            /** @description Its environments can sleep */
            hibernation?: boolean;
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
                /** @description The limits that a request would break; code is quota */
                quotas?: components["schemas"]["QuotaEffect"][];
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
        /** @description The etag of the scope that the change is made to */
        QuotaMatch: string;
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
                /** @description field,asc or field,desc; by expiresAt,asc what has no end comes behind what has one, the newest first, and expiresAt,desc is the reverse of that */
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
    extendEnvironment: {
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
                "application/json": components["schemas"]["Extend"];
            };
        };
        responses: {
            /** @description The environment with its new end */
            200: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            /** @description The environment with the open request */
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
    hibernateEnvironment: {
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
    wakeEnvironment: {
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
    transferEnvironment: {
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
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            /** @description The environment with its new owner */
            200: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            /** @description It has its new owner, whose environments the caller may not read */
            204: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content?: never;
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
                /** @description decide: what the caller may decide and has not; asked: what the caller has asked for */
                view?: "decide" | "asked";
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
    getPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preferences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    setPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preferences"];
            };
        };
        responses: {
            /** @description The preferences */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preferences"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
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
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMessagesResponse"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    resendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Kept for 7 days */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: components["parameters"]["Id"];
                channel: components["schemas"]["ProviderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sent again soon */
            202: {
                headers: {
                    "Idempotent-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenUpMessage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services and channels; those that answer, too */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
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
    estimateEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEnvironment"];
            };
        };
        responses: {
            /** @description The estimate, with everything that keeps a create from being accepted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estimate"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    listQuotas: {
        parameters: {
            query?: {
                kind?: components["schemas"]["QuotaScopeKind"];
                /** @description Part of the scope */
                text?: components["schemas"]["ShortText"];
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
            /** @description One page of scopes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQuotasResponse"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    getQuotaUsage: {
        parameters: {
            query: {
                scope: components["schemas"]["QuotaScopeId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scope, the environments that hold something of it and its changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaUsage"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    setGlobalQuota: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of the scope that the change is made to */
                "If-Match"?: components["parameters"]["QuotaMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuota"];
            };
        };
        responses: {
            /** @description The scope as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    resetGlobalQuota: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of the scope that the change is made to */
                "If-Match"?: components["parameters"]["QuotaMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scope as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    setOwnerQuota: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of the scope that the change is made to */
                "If-Match"?: components["parameters"]["QuotaMatch"];
            };
            path: {
                kind: "group" | "user";
                namespace: components["schemas"]["RefPart"];
                name: components["schemas"]["RefPart"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuota"];
            };
        };
        responses: {
            /** @description The scope as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    resetOwnerQuota: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of the scope that the change is made to */
                "If-Match"?: components["parameters"]["QuotaMatch"];
            };
            path: {
                kind: "group" | "user";
                namespace: components["schemas"]["RefPart"];
                name: components["schemas"]["RefPart"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scope as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    setPlacementQuota: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of the scope that the change is made to */
                "If-Match"?: components["parameters"]["QuotaMatch"];
            };
            path: {
                provider: components["schemas"]["ProviderId"];
                region: components["schemas"]["RefPart"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetQuota"];
            };
        };
        responses: {
            /** @description The scope as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
    resetPlacementQuota: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of the scope that the change is made to */
                "If-Match"?: components["parameters"]["QuotaMatch"];
            };
            path: {
                provider: components["schemas"]["ProviderId"];
                region: components["schemas"]["RefPart"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scope as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            default: components["responses"]["Error"];
        };
    };
}
