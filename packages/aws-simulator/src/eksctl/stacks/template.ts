import type { JsonObject } from '../../protocols/json.ts';

/** A CloudFormation template as it is built. */
export class Template {
  readonly #resources: JsonObject = {};
  readonly #outputs: JsonObject = {};
  readonly #stackName: string;
  readonly #description: string;

  constructor(stackName: string, description: string) {
    this.#stackName = stackName;
    this.#description = description;
  }

  add(id: string, Type: string, Properties: JsonObject, DependsOn?: string[]): JsonObject {
    this.#resources[id] = { Type, Properties, ...(DependsOn ? { DependsOn } : {}) };
    return { Ref: id };
  }

  /** An output that other stacks may import as `<stack>::<name>`. */
  output(name: string, Value: JsonObject | string, exported = true): void {
    this.#outputs[name] = {
      Value,
      ...(exported ? { Export: { Name: `${this.#stackName}::${name}` } } : {}),
    };
  }

  toString(): string {
    return JSON.stringify({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: `${this.#description} [created and managed by eksctl]`,
      Resources: this.#resources,
      Outputs: this.#outputs,
    });
  }
}

export const attribute = (id: string, name: string): JsonObject => ({ 'Fn::GetAtt': [id, name] });

/** A role that a service of AWS may assume. */
export function roleProperties(service: string, policyArns: string[]): JsonObject {
  return {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: [service] },
          Action: service.startsWith('pods.')
            ? ['sts:AssumeRole', 'sts:TagSession']
            : ['sts:AssumeRole'],
        },
      ],
    },
    ManagedPolicyArns: policyArns,
  };
}
