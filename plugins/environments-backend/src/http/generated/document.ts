/* eslint-disable */
// Generated from plugins/environments-common/openapi.yaml by packages/commands/generate.mjs: do not edit.

export const document = {
  "openapi": "3.1.0",
  "info": {
    "title": "environments",
    "version": "1",
    "description": "Self-service cloud environments. Whoever asks (a template, the page, an agent) goes through these operations. Times are UTC in RFC 3339 with milliseconds; durations are ISO 8601 in days, hours and minutes.",
    "license": {
      "name": "Apache-2.0",
      "identifier": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": "/api/environments"
    }
  ],
  "security": [
    {
      "backstage": []
    }
  ],
  "paths": {
    "/environments": {
      "post": {
        "operationId": "createEnvironment",
        "summary": "Request an environment",
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CreateEnvironment"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The environment, queued or waiting for approval",
            "headers": {
              "Location": {
                "schema": {
                  "type": "string"
                }
              },
              "Idempotent-Replayed": {
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Environment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "get": {
        "operationId": "listEnvironments",
        "summary": "Environments that the caller may read",
        "parameters": [
          {
            "name": "owner",
            "in": "query",
            "allowReserved": true,
            "explode": true,
            "schema": {
              "type": "array",
              "maxItems": 20,
              "items": {
                "$ref": "#/components/schemas/EntityRef"
              }
            }
          },
          {
            "name": "requester",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          {
            "name": "status",
            "in": "query",
            "allowReserved": true,
            "explode": true,
            "description": "Default: every status that is not final",
            "schema": {
              "type": "array",
              "maxItems": 20,
              "items": {
                "$ref": "#/components/schemas/EnvironmentStatus"
              }
            }
          },
          {
            "name": "type",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EnvironmentType"
            }
          },
          {
            "name": "provider",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/ProviderId"
            }
          },
          {
            "name": "target",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/ShortText"
            }
          },
          {
            "name": "region",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/ShortText"
            }
          },
          {
            "name": "text",
            "in": "query",
            "allowReserved": true,
            "description": "Part of the name or the description",
            "schema": {
              "$ref": "#/components/schemas/ShortText"
            }
          },
          {
            "name": "changedAfter",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "date-time"
            }
          },
          {
            "name": "order",
            "in": "query",
            "allowReserved": true,
            "description": "field,asc or field,desc",
            "schema": {
              "type": "string",
              "pattern": "^(createdAt|changedAt|expiresAt|name),(asc|desc)$",
              "default": "createdAt,desc"
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page, without manifests",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ListEnvironmentsResponse"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getEnvironment",
        "summary": "One environment with its manifests",
        "responses": {
          "200": {
            "description": "The environment",
            "headers": {
              "ETag": {
                "description": "Its version for If-Match",
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Environment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "patch": {
        "operationId": "updateEnvironment",
        "summary": "Change the description",
        "parameters": [
          {
            "name": "If-Match",
            "in": "header",
            "required": false,
            "description": "The ETag that the change is made to",
            "schema": {
              "type": "string",
              "maxLength": 40
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/UpdateEnvironment"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The changed environment",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Environment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "delete": {
        "operationId": "deleteEnvironment",
        "summary": "Delete the environment, or withdraw what waits",
        "responses": {
          "202": {
            "description": "The environment; its deletion is queued, or it was withdrawn",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Environment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{id}/retry": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "retryEnvironment",
        "summary": "Repeat the last failed operation",
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "202": {
            "description": "The environment with the queued operation",
            "headers": {
              "Idempotent-Replayed": {
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Environment"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{id}/events": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        },
        {
          "$ref": "#/components/parameters/Limit"
        },
        {
          "$ref": "#/components/parameters/Cursor"
        }
      ],
      "get": {
        "operationId": "listEvents",
        "summary": "What happened to the environment, newest first",
        "responses": {
          "200": {
            "description": "One page of events",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ListEventsResponse"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{id}/operations": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        },
        {
          "$ref": "#/components/parameters/Limit"
        },
        {
          "$ref": "#/components/parameters/Cursor"
        }
      ],
      "get": {
        "operationId": "listOperations",
        "summary": "Operations on the environment, newest first",
        "responses": {
          "200": {
            "description": "One page of operations",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ListOperationsResponse"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/environments/{id}/access": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getAccess",
        "summary": "How to connect; carries no secret",
        "responses": {
          "200": {
            "description": "Access instructions",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Access"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/requests": {
      "get": {
        "operationId": "listRequests",
        "summary": "Requests that the caller may read, newest first",
        "parameters": [
          {
            "name": "status",
            "in": "query",
            "allowReserved": true,
            "explode": true,
            "schema": {
              "type": "array",
              "maxItems": 5,
              "items": {
                "$ref": "#/components/schemas/RequestStatus"
              }
            }
          },
          {
            "name": "environmentId",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "format": "uuid"
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of requests",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ListRequestsResponse"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/requests/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getRequest",
        "summary": "One request with its decisions",
        "responses": {
          "200": {
            "description": "The request",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/requests/{id}/decisions": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "decideRequest",
        "summary": "Approve or reject; a person's own call, and never the requester's",
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Decide"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The decided request",
            "headers": {
              "Idempotent-Replayed": {
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/requests/{id}/withdraw": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "withdrawRequest",
        "summary": "Take an open request back",
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "200": {
            "description": "The withdrawn request",
            "headers": {
              "Idempotent-Replayed": {
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/operations/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getOperation",
        "summary": "State and progress of an operation",
        "responses": {
          "200": {
            "description": "The operation",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Operation"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/operations/{id}/log": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        },
        {
          "name": "after",
          "in": "query",
          "allowReserved": true,
          "description": "Number of the last line already seen",
          "schema": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1000000,
            "default": 0
          }
        },
        {
          "name": "wait",
          "in": "query",
          "allowReserved": true,
          "description": "Seconds to wait for a further line",
          "schema": {
            "type": "integer",
            "minimum": 0,
            "maximum": 20,
            "default": 0
          }
        }
      ],
      "get": {
        "operationId": "getOperationLog",
        "summary": "Log lines of an operation, by long poll",
        "responses": {
          "200": {
            "description": "Up to 500 lines",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/OperationLog"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/providers": {
      "get": {
        "operationId": "listProviders",
        "summary": "What a form needs to know of targets, regions, types and limits",
        "responses": {
          "200": {
            "description": "All providers",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ListProvidersResponse"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "backstage": {
        "type": "http",
        "scheme": "bearer",
        "description": "A Backstage token"
      }
    },
    "parameters": {
      "Id": {
        "name": "id",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "format": "uuid"
        }
      },
      "Limit": {
        "name": "limit",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "default": 20
        }
      },
      "Cursor": {
        "name": "cursor",
        "in": "query",
        "allowReserved": true,
        "description": "Of an earlier answer with the same filters and order",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 2000
        }
      },
      "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": false,
        "description": "Kept for 7 days",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "pattern": "^[\\x21-\\x7e]+$"
        }
      }
    },
    "responses": {
      "Error": {
        "description": "An error in Backstage's format",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            }
          }
        }
      }
    },
    "schemas": {
      "EntityRef": {
        "type": "string",
        "minLength": 1,
        "maxLength": 256
      },
      "ShortText": {
        "type": "string",
        "minLength": 1,
        "maxLength": 200
      },
      "ProviderId": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{0,39}$"
      },
      "Duration": {
        "type": "string",
        "description": "ISO 8601, days, hours and minutes only, for example P7D or PT12H",
        "pattern": "^P(?=.)(\\d{1,4}D)?(T(?=.)(\\d{1,5}H)?(\\d{1,6}M)?)?$"
      },
      "Moment": {
        "type": "string",
        "format": "date-time"
      },
      "EnvironmentType": {
        "type": "string",
        "enum": [
          "temporary",
          "permanent"
        ]
      },
      "EnvironmentStatus": {
        "type": "string",
        "enum": [
          "awaiting-approval",
          "queued",
          "provisioning",
          "ready",
          "hibernating",
          "hibernated",
          "waking",
          "deleting",
          "deleted",
          "rejected",
          "withdrawn",
          "lapsed",
          "failed",
          "delete-failed"
        ]
      },
      "RequestStatus": {
        "type": "string",
        "enum": [
          "open",
          "approved",
          "rejected",
          "withdrawn",
          "lapsed"
        ]
      },
      "RequestKind": {
        "type": "string",
        "enum": [
          "create"
        ]
      },
      "OperationKind": {
        "type": "string",
        "enum": [
          "create",
          "delete"
        ]
      },
      "OperationState": {
        "type": "string",
        "enum": [
          "queued",
          "running",
          "succeeded",
          "failed",
          "cancelled"
        ]
      },
      "ErrorClass": {
        "type": "string",
        "enum": [
          "configuration",
          "guardrail",
          "quota",
          "aws-limit",
          "aws-permission",
          "throttled",
          "capacity",
          "timeout",
          "lost",
          "platform",
          "unknown"
        ]
      },
      "CreateEnvironment": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "provider",
          "type",
          "owner",
          "manifest"
        ],
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100,
            "description": "Must equal the name in the manifest, if given"
          },
          "provider": {
            "$ref": "#/components/schemas/ProviderId"
          },
          "target": {
            "$ref": "#/components/schemas/ShortText"
          },
          "type": {
            "$ref": "#/components/schemas/EnvironmentType"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "manifest": {
            "type": "string",
            "minLength": 1,
            "maxLength": 65536,
            "description": "At most 64 KiB of UTF-8"
          },
          "lifetime": {
            "$ref": "#/components/schemas/Duration"
          },
          "description": {
            "type": "string",
            "maxLength": 1000
          }
        }
      },
      "UpdateEnvironment": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "description": {
            "type": "string",
            "maxLength": 1000
          }
        }
      },
      "Decide": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "decision",
          "digest"
        ],
        "properties": {
          "decision": {
            "type": "string",
            "enum": [
              "approve",
              "reject"
            ]
          },
          "comment": {
            "type": "string",
            "maxLength": 2000
          },
          "digest": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
            "description": "Of the request that was seen"
          }
        }
      },
      "Footprint": {
        "type": "object",
        "required": [
          "nodes",
          "vcpu",
          "memoryGib",
          "instances"
        ],
        "properties": {
          "nodes": {
            "type": "integer",
            "minimum": 0,
            "description": "Most nodes"
          },
          "vcpu": {
            "type": "integer",
            "minimum": 0
          },
          "memoryGib": {
            "type": "number",
            "minimum": 0
          },
          "instances": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "group",
                "instanceTypes",
                "minNodes",
                "maxNodes",
                "spot"
              ],
              "properties": {
                "group": {
                  "type": "string"
                },
                "instanceTypes": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "minNodes": {
                  "type": "integer"
                },
                "maxNodes": {
                  "type": "integer"
                },
                "spot": {
                  "type": "boolean"
                },
                "volumeGib": {
                  "type": "integer"
                }
              }
            }
          }
        }
      },
      "OperationError": {
        "type": "object",
        "required": [
          "class",
          "message",
          "retryable"
        ],
        "properties": {
          "class": {
            "$ref": "#/components/schemas/ErrorClass"
          },
          "message": {
            "type": "string",
            "description": "What went wrong",
            "in a sentence": null
          },
          "advice": {
            "type": "string",
            "description": "What a person can do"
          },
          "retryable": {
            "type": "boolean",
            "description": "Whether a retry can help"
          },
          "evidence": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "description": "CloudFormation events, last lines of the log"
          }
        }
      },
      "Progress": {
        "type": "object",
        "required": [
          "percent"
        ],
        "properties": {
          "phase": {
            "type": "string"
          },
          "percent": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100
          },
          "estimatedEnd": {
            "$ref": "#/components/schemas/Moment"
          }
        }
      },
      "EnvironmentListItem": {
        "type": "object",
        "required": [
          "id",
          "name",
          "provider",
          "target",
          "region",
          "type",
          "owner",
          "requester",
          "via",
          "status",
          "footprint",
          "createdAt",
          "changedAt",
          "capabilities"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "name": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "provider": {
            "$ref": "#/components/schemas/ProviderId"
          },
          "target": {
            "type": "string"
          },
          "region": {
            "type": "string"
          },
          "type": {
            "$ref": "#/components/schemas/EnvironmentType"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "requester": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "via": {
            "type": "string",
            "description": "How it was asked for: page, scaffolder, mcp-actions, …"
          },
          "status": {
            "$ref": "#/components/schemas/EnvironmentStatus"
          },
          "footprint": {
            "$ref": "#/components/schemas/Footprint"
          },
          "lifetime": {
            "$ref": "#/components/schemas/Duration"
          },
          "createdAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "changedAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "readyAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "expiresAt": {
            "description": "Absent before the create operation is first queued and for permanent ones",
            "$ref": "#/components/schemas/Moment"
          },
          "deletedAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "deleteRequestedAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "openRequestId": {
            "type": "string",
            "format": "uuid"
          },
          "currentOperationId": {
            "type": "string",
            "format": "uuid"
          },
          "progress": {
            "$ref": "#/components/schemas/Progress"
          },
          "lastError": {
            "$ref": "#/components/schemas/OperationError"
          },
          "connection": {
            "$ref": "#/components/schemas/Connection"
          },
          "annotations": {
            "type": "object",
            "description": "For its catalog entity, once it has been ready",
            "additionalProperties": {
              "type": "string"
            }
          },
          "capabilities": {
            "$ref": "#/components/schemas/Capabilities"
          }
        }
      },
      "Connection": {
        "type": "object",
        "description": "Facts of what runs, without secrets",
        "additionalProperties": {
          "type": "string"
        }
      },
      "Capabilities": {
        "type": "object",
        "description": "What the caller may do now, by policy and by status",
        "required": [
          "update",
          "delete",
          "retry",
          "access"
        ],
        "properties": {
          "update": {
            "type": "boolean"
          },
          "delete": {
            "type": "boolean"
          },
          "retry": {
            "type": "boolean"
          },
          "access": {
            "type": "boolean"
          }
        }
      },
      "Manifest": {
        "type": "object",
        "required": [
          "effective",
          "submitted",
          "digest"
        ],
        "properties": {
          "effective": {
            "type": "string",
            "description": "The canonical text that decides and that runs, byte for byte"
          },
          "submitted": {
            "type": "string"
          },
          "digest": {
            "type": "string"
          }
        }
      },
      "Environment": {
        "allOf": [
          {
            "$ref": "#/components/schemas/EnvironmentListItem"
          },
          {
            "type": "object",
            "required": [
              "manifest",
              "etag"
            ],
            "properties": {
              "manifest": {
                "$ref": "#/components/schemas/Manifest"
              },
              "etag": {
                "type": "string"
              }
            }
          }
        ]
      },
      "ApprovalNeed": {
        "type": "object",
        "required": [
          "required",
          "reasons"
        ],
        "properties": {
          "required": {
            "type": "boolean"
          },
          "reasons": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "Decision": {
        "type": "object",
        "required": [
          "by",
          "decision",
          "at"
        ],
        "properties": {
          "by": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "decision": {
            "type": "string",
            "enum": [
              "approve",
              "reject"
            ]
          },
          "comment": {
            "type": "string"
          },
          "at": {
            "$ref": "#/components/schemas/Moment"
          }
        }
      },
      "EnvironmentRequest": {
        "type": "object",
        "required": [
          "id",
          "environmentId",
          "environmentName",
          "kind",
          "status",
          "digest",
          "requester",
          "owner",
          "via",
          "approval",
          "footprint",
          "createdAt",
          "decisions",
          "capabilities"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "environmentId": {
            "type": "string",
            "format": "uuid"
          },
          "environmentName": {
            "type": "string"
          },
          "kind": {
            "$ref": "#/components/schemas/RequestKind"
          },
          "status": {
            "$ref": "#/components/schemas/RequestStatus"
          },
          "digest": {
            "type": "string"
          },
          "requester": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "via": {
            "type": "string"
          },
          "approval": {
            "$ref": "#/components/schemas/ApprovalNeed"
          },
          "footprint": {
            "$ref": "#/components/schemas/Footprint"
          },
          "createdAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "closedAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "decisions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Decision"
            }
          },
          "capabilities": {
            "type": "object",
            "required": [
              "decide",
              "withdraw"
            ],
            "properties": {
              "decide": {
                "type": "boolean"
              },
              "withdraw": {
                "type": "boolean"
              }
            }
          }
        }
      },
      "Phase": {
        "type": "object",
        "required": [
          "id",
          "title"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          }
        }
      },
      "Operation": {
        "type": "object",
        "required": [
          "id",
          "environmentId",
          "kind",
          "state",
          "percent",
          "attempt",
          "phases",
          "createdAt"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "environmentId": {
            "type": "string",
            "format": "uuid"
          },
          "kind": {
            "$ref": "#/components/schemas/OperationKind"
          },
          "state": {
            "$ref": "#/components/schemas/OperationState"
          },
          "phase": {
            "type": "string",
            "description": "The id of the phase under way"
          },
          "phases": {
            "type": "array",
            "description": "All phases in their order",
            "items": {
              "$ref": "#/components/schemas/Phase"
            }
          },
          "percent": {
            "type": "integer",
            "minimum": 0,
            "maximum": 100
          },
          "estimatedEnd": {
            "$ref": "#/components/schemas/Moment"
          },
          "queuePosition": {
            "type": "integer",
            "minimum": 1,
            "description": "While queued"
          },
          "attempt": {
            "type": "integer",
            "minimum": 0,
            "description": "How many times a worker took it up"
          },
          "error": {
            "$ref": "#/components/schemas/OperationError"
          },
          "createdAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "startedAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "endedAt": {
            "$ref": "#/components/schemas/Moment"
          }
        }
      },
      "LogLine": {
        "type": "object",
        "required": [
          "n",
          "at",
          "stream",
          "level",
          "text"
        ],
        "properties": {
          "n": {
            "type": "integer",
            "minimum": 1
          },
          "at": {
            "$ref": "#/components/schemas/Moment"
          },
          "stream": {
            "type": "string",
            "enum": [
              "stdout",
              "stderr",
              "system"
            ]
          },
          "level": {
            "type": "string",
            "enum": [
              "debug",
              "info",
              "success",
              "warning",
              "error"
            ]
          },
          "text": {
            "type": "string"
          }
        }
      },
      "OperationLog": {
        "type": "object",
        "required": [
          "items",
          "next",
          "complete"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/LogLine"
            }
          },
          "next": {
            "type": "integer",
            "description": "Pass it as after"
          },
          "complete": {
            "type": "boolean",
            "description": "No further line will come"
          }
        }
      },
      "EnvironmentEvent": {
        "type": "object",
        "required": [
          "id",
          "at",
          "kind",
          "message"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "at": {
            "$ref": "#/components/schemas/Moment"
          },
          "kind": {
            "type": "string"
          },
          "actor": {
            "description": "Absent where the system acted",
            "$ref": "#/components/schemas/EntityRef"
          },
          "status": {
            "$ref": "#/components/schemas/EnvironmentStatus"
          },
          "message": {
            "type": "string"
          },
          "operationId": {
            "type": "string",
            "format": "uuid"
          }
        }
      },
      "Access": {
        "type": "object",
        "required": [
          "steps",
          "files"
        ],
        "properties": {
          "steps": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "title"
              ],
              "properties": {
                "title": {
                  "type": "string"
                },
                "text": {
                  "type": "string"
                },
                "command": {
                  "type": "string"
                }
              }
            }
          },
          "files": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name",
                "contentType",
                "content"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "contentType": {
                  "type": "string"
                },
                "content": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "Provider": {
        "type": "object",
        "required": [
          "id",
          "title",
          "targets",
          "versions",
          "instanceTypes",
          "limits",
          "problems"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/ProviderId"
          },
          "title": {
            "type": "string"
          },
          "simulator": {
            "type": "boolean",
            "description": "Nothing real is created"
          },
          "targets": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "id",
                "title",
                "regions"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "regions": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                }
              }
            }
          },
          "versions": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "instanceTypes": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name",
                "vcpu",
                "memoryGib"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "vcpu": {
                  "type": "integer"
                },
                "memoryGib": {
                  "type": "number"
                }
              }
            }
          },
          "limits": {
            "type": "object",
            "required": [
              "nodes"
            ],
            "properties": {
              "nodes": {
                "type": "integer",
                "description": "Most nodes of one environment"
              }
            }
          },
          "problems": {
            "type": "array",
            "description": "What keeps the provider from working",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "PageInfo": {
        "type": "object",
        "properties": {
          "nextCursor": {
            "type": "string"
          },
          "prevCursor": {
            "type": "string"
          }
        }
      },
      "ListEnvironmentsResponse": {
        "type": "object",
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnvironmentListItem"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "ListEventsResponse": {
        "type": "object",
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnvironmentEvent"
            }
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "ListOperationsResponse": {
        "type": "object",
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Operation"
            }
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "ListRequestsResponse": {
        "type": "object",
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnvironmentRequest"
            }
          },
          "totalItems": {
            "type": "integer"
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "ListProvidersResponse": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Provider"
            }
          }
        }
      },
      "ErrorDetail": {
        "type": "object",
        "required": [
          "path",
          "rule",
          "message"
        ],
        "properties": {
          "path": {
            "type": "string",
            "description": "The field, for example manifest/metadata/region"
          },
          "rule": {
            "type": "string"
          },
          "message": {
            "type": "string"
          }
        }
      },
      "ErrorResponse": {
        "type": "object",
        "required": [
          "error",
          "response"
        ],
        "properties": {
          "error": {
            "type": "object",
            "required": [
              "name",
              "message"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "message": {
                "type": "string"
              },
              "code": {
                "type": "string"
              },
              "details": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ErrorDetail"
                }
              }
            }
          },
          "request": {
            "type": "object"
          },
          "response": {
            "type": "object",
            "required": [
              "statusCode"
            ],
            "properties": {
              "statusCode": {
                "type": "integer"
              }
            }
          }
        }
      }
    }
  }
};
