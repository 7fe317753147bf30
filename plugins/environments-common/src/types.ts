import type { components, operations } from './generated/api';

type Schemas = components['schemas'];

/** @public */
export type Environment = Schemas['Environment'];
/** An environment as lists show it: without its manifests. @public */
export type EnvironmentListItem = Schemas['EnvironmentListItem'];
/** @public */
export type EnvironmentStatus = Schemas['EnvironmentStatus'];
/** @public */
export type EnvironmentType = Schemas['EnvironmentType'];
/** @public */
export type EnvironmentEvent = Schemas['EnvironmentEvent'];
/** @public */
export type EnvironmentRequest = Schemas['EnvironmentRequest'];
/** @public */
export type RequestStatus = Schemas['RequestStatus'];
/** @public */
export type RequestKind = Schemas['RequestKind'];
/** @public */
export type CreateEnvironment = Schemas['CreateEnvironment'];
/** @public */
export type Transfer = Schemas['Transfer'];
/** @public */
export type UpdateEnvironment = Schemas['UpdateEnvironment'];
/** @public */
export type SleepSchedule = Schemas['SleepSchedule'];
/** @public */
export type Extend = Schemas['Extend'];
/** @public */
export type Preferences = Schemas['Preferences'];
/** @public */
export type GivenUpMessage = Schemas['GivenUpMessage'];
/** @public */
export type ServiceHealth = Schemas['ServiceHealth'];
/** @public */
export type Health = Schemas['Health'];
/** @public */
export type Decide = Schemas['Decide'];
/** @public */
export type Decision = Schemas['Decision'];
/** @public */
export type ApprovalNeed = Schemas['ApprovalNeed'];
/** @public */
export type Capabilities = Schemas['Capabilities'];
/** @public */
export type Connection = Schemas['Connection'];
/** @public */
export type Operation = Schemas['Operation'];
/** @public */
export type OperationKind = Schemas['OperationKind'];
/** @public */
export type OperationState = Schemas['OperationState'];
/** @public */
export type OperationErrorInfo = Schemas['OperationError'];
/** @public */
export type ErrorClass = Schemas['ErrorClass'];
/** @public */
export type OperationLogPage = Schemas['OperationLog'];
/** @public */
export type LogLine = Schemas['LogLine'];
/** @public */
export type Phase = Schemas['Phase'];
/** @public */
export type Progress = Schemas['Progress'];
/** @public */
export type Footprint = Schemas['Footprint'];
/** @public */
export type Manifest = Schemas['Manifest'];
/** @public */
export type Access = Schemas['Access'];
/** @public */
export type ProviderInfo = Schemas['Provider'];
/** @public */
export type Price = Schemas['Price'];
/** @public */
export type PricePart = Schemas['PricePart'];
/** @public */
export type UsdRange = Schemas['UsdRange'];
/** @public */
export type EnvironmentCost = Schemas['EnvironmentCost'];
/** @public */
export type Estimate = Schemas['Estimate'];
/** @public */
export type QuotaResource = Schemas['QuotaResource'];
/** @public */
export type QuotaScopeKind = Schemas['QuotaScopeKind'];
/** @public */
export type QuotaScopeId = Schemas['QuotaScopeId'];
/** @public */
export type QuotaLimits = Schemas['QuotaLimits'];
/** @public */
export type SetQuota = Schemas['SetQuota'];
/** @public */
export type Quota = Schemas['Quota'];
/** @public */
export type QuotaUse = Schemas['QuotaUse'];
/** @public */
export type QuotaUsage = Schemas['QuotaUsage'];
/** @public */
export type QuotaHolder = Schemas['QuotaHolder'];
/** @public */
export type QuotaHolding = Schemas['QuotaHolding'];
/** @public */
export type QuotaChange = Schemas['QuotaChange'];
/** @public */
export type QuotaEffect = Schemas['QuotaEffect'];
/** @public */
export type ErrorDetail = Schemas['ErrorDetail'];
/** @public */
export type PageInfo = Schemas['PageInfo'];

/** Filters, order and page of a list of environments. @public */
export type EnvironmentsQuery = NonNullable<operations['listEnvironments']['parameters']['query']>;
/** @public */
export type RequestsQuery = NonNullable<operations['listRequests']['parameters']['query']>;
/** @public */
export type QuotasQuery = NonNullable<operations['listQuotas']['parameters']['query']>;
/** @public */
export type PageQuery = { limit?: number; cursor?: string };
/** One page of a list. @public */
export type Page<T> = { items: T[]; totalItems?: number; pageInfo: PageInfo };
