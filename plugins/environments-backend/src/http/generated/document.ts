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
            "description": "field,asc or field,desc; by expiresAt,asc what has no end comes behind what has one, the newest first, and expiresAt,desc is the reverse of that",
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
        "summary": "Change the description, the sleep schedules or the deletion protection",
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
    "/environments/{id}/extend": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "extendEnvironment",
        "summary": "Have the environment end later, at once or once it is approved",
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
                "$ref": "#/components/schemas/Extend"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The environment with its new end",
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
          "202": {
            "description": "The environment with the open request",
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
    "/environments/{id}/hibernate": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "hibernateEnvironment",
        "summary": "Put the environment to sleep",
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
    "/environments/{id}/wake": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "wakeEnvironment",
        "summary": "Wake the environment; 409 where a quota has no room for it",
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
    "/environments/{id}/transfer": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "transferEnvironment",
        "summary": "Give the environment, and what it holds of the quotas, to another owner",
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
                "$ref": "#/components/schemas/Transfer"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The environment with its new owner",
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
          "204": {
            "description": "It has its new owner, whose environments the caller may not read",
            "headers": {
              "Idempotent-Replayed": {
                "schema": {
                  "type": "string"
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
            "name": "view",
            "in": "query",
            "allowReserved": true,
            "description": "decide: what the caller may decide and has not; asked: what the caller has asked for",
            "schema": {
              "type": "string",
              "enum": [
                "decide",
                "asked"
              ]
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
    "/preferences": {
      "get": {
        "operationId": "getPreferences",
        "summary": "What the caller wants to be told, and how",
        "responses": {
          "200": {
            "description": "The preferences",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Preferences"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "put": {
        "operationId": "setPreferences",
        "summary": "Set them; a person's own call",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Preferences"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The preferences",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Preferences"
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
    "/messages": {
      "get": {
        "operationId": "listMessages",
        "summary": "Messages that were given up, newest first",
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ListMessagesResponse"
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
    "/messages/{id}/{channel}/resend": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        },
        {
          "name": "channel",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/ProviderId"
          }
        }
      ],
      "post": {
        "operationId": "resendMessage",
        "summary": "Send a message that was given up again",
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "202": {
            "description": "It is sent again soon",
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
                  "$ref": "#/components/schemas/GivenUpMessage"
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
    "/health": {
      "get": {
        "operationId": "getHealth",
        "summary": "Which services that the portal needs do not answer, as the replica that answers sees it",
        "responses": {
          "200": {
            "description": "Services and channels; those that answer, too",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Health"
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
    },
    "/estimates": {
      "post": {
        "operationId": "estimateEnvironment",
        "summary": "What a create with this body would cost, take from the quotas and need; stores nothing",
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
          "200": {
            "description": "The estimate, with everything that keeps a create from being accepted",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Estimate"
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
    "/quotas": {
      "get": {
        "operationId": "listQuotas",
        "summary": "Limits and use of the scopes that cover the caller; of all for who may change them",
        "parameters": [
          {
            "name": "kind",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/QuotaScopeKind"
            }
          },
          {
            "name": "text",
            "in": "query",
            "allowReserved": true,
            "description": "Part of the scope",
            "schema": {
              "$ref": "#/components/schemas/ShortText"
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
            "description": "One page of scopes",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ListQuotasResponse"
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
    "/quotas/usage": {
      "get": {
        "operationId": "getQuotaUsage",
        "summary": "Who holds what of one scope",
        "parameters": [
          {
            "name": "scope",
            "in": "query",
            "required": true,
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/QuotaScopeId"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The scope, the environments that hold something of it and its changes",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QuotaUsage"
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
    "/quotas/global": {
      "put": {
        "operationId": "setGlobalQuota",
        "summary": "Set the limits of the scope, in place of those set before",
        "parameters": [
          {
            "$ref": "#/components/parameters/QuotaMatch"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SetQuota"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The scope as it is now",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Quota"
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
        "operationId": "resetGlobalQuota",
        "summary": "Go back to the limits of the configuration",
        "parameters": [
          {
            "$ref": "#/components/parameters/QuotaMatch"
          }
        ],
        "responses": {
          "200": {
            "description": "The scope as it is now",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Quota"
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
    "/quotas/owners/{kind}/{namespace}/{name}": {
      "parameters": [
        {
          "name": "kind",
          "in": "path",
          "required": true,
          "schema": {
            "type": "string",
            "enum": [
              "group",
              "user"
            ]
          }
        },
        {
          "name": "namespace",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/RefPart"
          }
        },
        {
          "name": "name",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/RefPart"
          }
        }
      ],
      "put": {
        "operationId": "setOwnerQuota",
        "summary": "Set the limits of the scope, in place of those set before",
        "parameters": [
          {
            "$ref": "#/components/parameters/QuotaMatch"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SetQuota"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The scope as it is now",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Quota"
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
        "operationId": "resetOwnerQuota",
        "summary": "Go back to the limits of the configuration",
        "parameters": [
          {
            "$ref": "#/components/parameters/QuotaMatch"
          }
        ],
        "responses": {
          "200": {
            "description": "The scope as it is now",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Quota"
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
    "/quotas/placements/{provider}/{region}": {
      "parameters": [
        {
          "name": "provider",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/ProviderId"
          }
        },
        {
          "name": "region",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/RefPart"
          }
        }
      ],
      "put": {
        "operationId": "setPlacementQuota",
        "summary": "Set the limits of the scope, in place of those set before",
        "parameters": [
          {
            "$ref": "#/components/parameters/QuotaMatch"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/SetQuota"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The scope as it is now",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Quota"
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
        "operationId": "resetPlacementQuota",
        "summary": "Go back to the limits of the configuration",
        "parameters": [
          {
            "$ref": "#/components/parameters/QuotaMatch"
          }
        ],
        "responses": {
          "200": {
            "description": "The scope as it is now",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Quota"
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
      "QuotaMatch": {
        "name": "If-Match",
        "in": "header",
        "required": false,
        "description": "The etag of the scope that the change is made to",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 40
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
          "create",
          "extend",
          "delete"
        ]
      },
      "OperationKind": {
        "type": "string",
        "enum": [
          "create",
          "delete",
          "hibernate",
          "wake"
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
      "RefPart": {
        "type": "string",
        "pattern": "^[a-z0-9][a-z0-9._-]{0,62}$"
      },
      "Usd": {
        "type": "number",
        "minimum": 0,
        "description": "USD, to the millionth"
      },
      "UsdRange": {
        "type": "object",
        "description": "With the fewest and with the most nodes",
        "required": [
          "min",
          "max"
        ],
        "properties": {
          "min": {
            "$ref": "#/components/schemas/Usd"
          },
          "max": {
            "$ref": "#/components/schemas/Usd"
          }
        }
      },
      "PricePart": {
        "type": "object",
        "required": [
          "id",
          "title",
          "quantity",
          "unit"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "quantity": {
            "type": "object",
            "required": [
              "min",
              "max"
            ],
            "properties": {
              "min": {
                "type": "integer",
                "minimum": 0
              },
              "max": {
                "type": "integer",
                "minimum": 0
              }
            }
          },
          "unit": {
            "type": "string"
          },
          "perMonth": {
            "description": "Absent: unknown, never free",
            "$ref": "#/components/schemas/UsdRange"
          },
          "quoted": {
            "type": "string",
            "description": "The price as it is quoted, for example 0.1 USD per cluster-hour"
          },
          "source": {
            "type": "string"
          },
          "date": {
            "type": "string",
            "description": "When the source was read or generated, if that is known"
          }
        }
      },
      "Price": {
        "type": "object",
        "description": "By list prices, without tax and discounts; sums leave out what is unknown",
        "required": [
          "perHour",
          "perMonth",
          "parts",
          "unknown",
          "notIncluded"
        ],
        "properties": {
          "perHour": {
            "$ref": "#/components/schemas/UsdRange"
          },
          "perMonth": {
            "description": "Of 730 hours",
            "$ref": "#/components/schemas/UsdRange"
          },
          "lifetime": {
            "description": "Of the whole lifetime; absent where there is no end",
            "$ref": "#/components/schemas/UsdRange"
          },
          "parts": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PricePart"
            }
          },
          "unknown": {
            "type": "array",
            "description": "Titles of the parts whose price is unknown",
            "items": {
              "type": "string"
            }
          },
          "notIncluded": {
            "type": "array",
            "description": "What is billed, too, and nobody can know before",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "EnvironmentCost": {
        "type": "object",
        "required": [
          "estimate"
        ],
        "properties": {
          "estimate": {
            "description": "As it was at its request",
            "$ref": "#/components/schemas/Price"
          },
          "asleepPerMonth": {
            "description": "What it costs while it sleeps; absent where it cannot",
            "$ref": "#/components/schemas/UsdRange"
          },
          "since": {
            "description": "When its creation began; absent before",
            "$ref": "#/components/schemas/Moment"
          },
          "soFar": {
            "$ref": "#/components/schemas/UsdRange"
          },
          "atEnd": {
            "description": "Forecast until it is deleted, its grace included, or the final sum; absent where it has no end, and while that is suspended",
            "$ref": "#/components/schemas/UsdRange"
          }
        }
      },
      "QuotaResource": {
        "type": "string",
        "enum": [
          "environments.temporary",
          "environments.permanent",
          "nodes",
          "vcpu",
          "memory-gib",
          "usd-per-month"
        ]
      },
      "QuotaScopeKind": {
        "type": "string",
        "enum": [
          "global",
          "owner",
          "placement"
        ]
      },
      "QuotaScopeId": {
        "type": "string",
        "maxLength": 300,
        "description": "global, owners/{kind}/{namespace}/{name} or placements/{provider}/{region}: what follows /quotas/ where its limits are set",
        "pattern": "^(global|owners/(group|user)(/[a-z0-9][a-z0-9._-]{0,62}){2}|placements/[a-z][a-z0-9-]{0,39}/[a-z0-9][a-z0-9._-]{0,62})$"
      },
      "QuotaLimit": {
        "oneOf": [
          {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000000
          },
          {
            "type": "string",
            "enum": [
              "unlimited"
            ]
          }
        ]
      },
      "QuotaLimits": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "environments.temporary": {
            "$ref": "#/components/schemas/QuotaLimit"
          },
          "environments.permanent": {
            "$ref": "#/components/schemas/QuotaLimit"
          },
          "nodes": {
            "$ref": "#/components/schemas/QuotaLimit"
          },
          "vcpu": {
            "$ref": "#/components/schemas/QuotaLimit"
          },
          "memory-gib": {
            "$ref": "#/components/schemas/QuotaLimit"
          },
          "usd-per-month": {
            "$ref": "#/components/schemas/QuotaLimit"
          }
        }
      },
      "SetQuota": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "limits"
        ],
        "properties": {
          "limits": {
            "$ref": "#/components/schemas/QuotaLimits"
          }
        }
      },
      "QuotaUse": {
        "type": "object",
        "description": "Of one resource in one scope",
        "required": [
          "resource",
          "source",
          "inUse",
          "total"
        ],
        "properties": {
          "resource": {
            "$ref": "#/components/schemas/QuotaResource"
          },
          "limit": {
            "type": "number",
            "description": "Absent: unlimited"
          },
          "source": {
            "type": "string",
            "enum": [
              "none",
              "default",
              "config",
              "set"
            ],
            "description": "Where the limit comes from: set wins over config, config over default"
          },
          "inUse": {
            "type": "number",
            "description": "What the limit counts: by default what the owner has itself"
          },
          "total": {
            "type": "number",
            "description": "What a limit that is set counts: with all groups below"
          },
          "unknown": {
            "type": "integer",
            "description": "Environments whose amount is unknown and not counted"
          }
        }
      },
      "Quota": {
        "type": "object",
        "required": [
          "scope",
          "kind",
          "uses",
          "limits",
          "etag",
          "capabilities"
        ],
        "properties": {
          "scope": {
            "$ref": "#/components/schemas/QuotaScopeId"
          },
          "kind": {
            "$ref": "#/components/schemas/QuotaScopeKind"
          },
          "uses": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/QuotaUse"
            }
          },
          "limits": {
            "description": "Only what is set by page or API",
            "$ref": "#/components/schemas/QuotaLimits"
          },
          "etag": {
            "type": "string",
            "description": "Of what is set, for If-Match"
          },
          "setBy": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "setAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "capabilities": {
            "type": "object",
            "required": [
              "update"
            ],
            "properties": {
              "update": {
                "type": "boolean"
              }
            }
          }
        }
      },
      "QuotaHolder": {
        "type": "object",
        "required": [
          "environmentId",
          "name",
          "owner",
          "status",
          "deletionProtection"
        ],
        "properties": {
          "environmentId": {
            "type": "string",
            "format": "uuid"
          },
          "name": {
            "type": "string"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "status": {
            "$ref": "#/components/schemas/EnvironmentStatus"
          },
          "amount": {
            "type": "number",
            "description": "Of the resource; absent: unknown"
          },
          "expiresAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "graceEndsAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "deletionProtection": {
            "type": "boolean"
          }
        }
      },
      "QuotaHolding": {
        "type": "object",
        "description": "What one environment holds of a scope",
        "required": [
          "environmentId",
          "name",
          "owner",
          "status",
          "deletionProtection",
          "amounts"
        ],
        "properties": {
          "environmentId": {
            "type": "string",
            "format": "uuid"
          },
          "name": {
            "type": "string"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "status": {
            "$ref": "#/components/schemas/EnvironmentStatus"
          },
          "expiresAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "graceEndsAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "deletionProtection": {
            "type": "boolean"
          },
          "amounts": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "resource"
              ],
              "properties": {
                "resource": {
                  "$ref": "#/components/schemas/QuotaResource"
                },
                "amount": {
                  "type": "number",
                  "description": "Absent: unknown"
                }
              }
            }
          }
        }
      },
      "QuotaChange": {
        "type": "object",
        "required": [
          "at",
          "by",
          "before",
          "after"
        ],
        "properties": {
          "at": {
            "$ref": "#/components/schemas/Moment"
          },
          "by": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "before": {
            "$ref": "#/components/schemas/QuotaLimits"
          },
          "after": {
            "$ref": "#/components/schemas/QuotaLimits"
          }
        }
      },
      "QuotaUsage": {
        "type": "object",
        "required": [
          "quota",
          "holders",
          "otherHolders",
          "changes"
        ],
        "properties": {
          "quota": {
            "$ref": "#/components/schemas/Quota"
          },
          "holders": {
            "type": "array",
            "description": "Those that the caller may read, at most 500; the soonest end first",
            "items": {
              "$ref": "#/components/schemas/QuotaHolding"
            }
          },
          "otherHolders": {
            "type": "integer",
            "description": "How many more environments hold something of it"
          },
          "changes": {
            "type": "array",
            "description": "The last 50 changes of its limits, newest first",
            "items": {
              "$ref": "#/components/schemas/QuotaChange"
            }
          }
        }
      },
      "QuotaEffect": {
        "type": "object",
        "description": "What an environment takes from one limit",
        "required": [
          "scope",
          "resource",
          "limit",
          "inUse",
          "exceeded",
          "holders",
          "otherHolders"
        ],
        "properties": {
          "scope": {
            "$ref": "#/components/schemas/QuotaScopeId"
          },
          "resource": {
            "$ref": "#/components/schemas/QuotaResource"
          },
          "limit": {
            "type": "number"
          },
          "inUse": {
            "type": "number",
            "description": "Before; what is asked for is not in it"
          },
          "asked": {
            "type": "number",
            "description": "Absent: unknown, which no limit allows"
          },
          "exceeded": {
            "type": "boolean"
          },
          "reserved": {
            "type": "boolean",
            "description": "It holds what is asked for already; inUse is what others hold"
          },
          "message": {
            "type": "string",
            "description": "Why it is refused, in a sentence; where exceeded"
          },
          "holders": {
            "type": "array",
            "description": "Where exceeded: what holds it and may be read by the caller, at most 20; the soonest end first",
            "items": {
              "$ref": "#/components/schemas/QuotaHolder"
            }
          },
          "otherHolders": {
            "type": "integer"
          },
          "freedAt": {
            "description": "When enough of it is free, at the latest, because lifetimes end and nobody moves them; what is protected or could not be deleted frees nothing. Absent: nothing frees enough by itself",
            "$ref": "#/components/schemas/Moment"
          }
        }
      },
      "Estimate": {
        "type": "object",
        "required": [
          "acceptable",
          "violations",
          "quotas"
        ],
        "properties": {
          "acceptable": {
            "type": "boolean",
            "description": "Whether a create with this body would be accepted now"
          },
          "violations": {
            "type": "array",
            "description": "What is wrong with it, guardrails included",
            "items": {
              "$ref": "#/components/schemas/ErrorDetail"
            }
          },
          "name": {
            "type": "string"
          },
          "footprint": {
            "$ref": "#/components/schemas/Footprint"
          },
          "price": {
            "$ref": "#/components/schemas/Price"
          },
          "quotas": {
            "type": "array",
            "description": "Its effect on every limit that covers it; empty while there are violations",
            "items": {
              "$ref": "#/components/schemas/QuotaEffect"
            }
          },
          "approval": {
            "type": "object",
            "required": [
              "required",
              "reasons",
              "approvers",
              "quorum"
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
              },
              "quorum": {
                "type": "integer",
                "minimum": 1,
                "description": "How many of them must approve"
              },
              "approvers": {
                "type": "array",
                "description": "Who is nominated to decide",
                "items": {
                  "$ref": "#/components/schemas/EntityRef"
                }
              }
            }
          }
        }
      },
      "ListQuotasResponse": {
        "type": "object",
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Quota"
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
      "Transfer": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "owner"
        ],
        "properties": {
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
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
          },
          "deletionProtection": {
            "type": "boolean"
          },
          "sleepSchedules": {
            "type": "array",
            "description": "In place of those before",
            "maxItems": 10,
            "items": {
              "$ref": "#/components/schemas/SleepSchedule"
            }
          },
          "skipNextSleep": {
            "type": "boolean",
            "description": "Leaves the next sleep by schedule out, once; false takes that back"
          }
        }
      },
      "SleepSchedule": {
        "type": "object",
        "description": "When it sleeps and when it wakes; at least one of the two",
        "additionalProperties": false,
        "required": [
          "timeZone"
        ],
        "minProperties": 2,
        "properties": {
          "sleep": {
            "$ref": "#/components/schemas/Cron"
          },
          "wake": {
            "$ref": "#/components/schemas/Cron"
          },
          "timeZone": {
            "type": "string",
            "minLength": 1,
            "maxLength": 60,
            "description": "IANA, for example Europe/Berlin"
          }
        }
      },
      "Cron": {
        "type": "string",
        "minLength": 9,
        "maxLength": 100,
        "description": "Five fields: minute, hour, day of the month, month, day of the week. A moment that summer time leaves out comes at the next minute that there is; one that it repeats comes once"
      },
      "Extend": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "expiresAt": {
            "description": "Either this",
            "$ref": "#/components/schemas/Moment"
          },
          "lifetime": {
            "description": "or this, from now on",
            "$ref": "#/components/schemas/Duration"
          },
          "reason": {
            "type": "string",
            "maxLength": 1000
          }
        }
      },
      "Preferences": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "messages"
        ],
        "properties": {
          "messages": {
            "type": "boolean",
            "description": "Whether messages come by mail, too; on the page they always do"
          }
        }
      },
      "GivenUpMessage": {
        "type": "object",
        "required": [
          "id",
          "channel",
          "event",
          "title",
          "recipients",
          "attempts",
          "at",
          "link"
        ],
        "properties": {
          "id": {
            "type": "string",
            "format": "uuid"
          },
          "channel": {
            "type": "string"
          },
          "event": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "recipients": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          "attempts": {
            "type": "integer",
            "minimum": 0
          },
          "lastError": {
            "type": "string"
          },
          "at": {
            "description": "When it was written",
            "$ref": "#/components/schemas/Moment"
          },
          "link": {
            "type": "string"
          }
        }
      },
      "ListMessagesResponse": {
        "type": "object",
        "required": [
          "items",
          "pageInfo"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GivenUpMessage"
            }
          },
          "pageInfo": {
            "$ref": "#/components/schemas/PageInfo"
          }
        }
      },
      "ServiceHealth": {
        "type": "object",
        "required": [
          "id",
          "kind",
          "title",
          "state"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "For example ses, or eks/development/eu-west-1/ec2"
          },
          "kind": {
            "type": "string",
            "enum": [
              "channel",
              "provider"
            ]
          },
          "title": {
            "type": "string",
            "description": "For example AWS eu-west-1 (EC2)"
          },
          "state": {
            "type": "string",
            "enum": [
              "answering",
              "slowed",
              "failing"
            ],
            "description": "slowed: it asks for fewer calls; failing: it is not called until it is tried again"
          },
          "since": {
            "description": "Of the state",
            "$ref": "#/components/schemas/Moment"
          },
          "message": {
            "type": "string",
            "description": "What was last seen of it. Of a channel only for those who may look after messages"
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
          "waiting": {
            "type": "integer",
            "minimum": 0,
            "description": "Messages that wait for the channel"
          }
        }
      },
      "Health": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ServiceHealth"
            }
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
          "extendableUntil": {
            "description": "The latest end that it may be given; absent where it has none",
            "$ref": "#/components/schemas/Moment"
          },
          "grace": {
            "description": "How long it sleeps after its end before it is deleted, at most until extendableUntil; absent where it is deleted at its end",
            "$ref": "#/components/schemas/Duration"
          },
          "graceEndsAt": {
            "description": "It has ended, and is deleted then",
            "$ref": "#/components/schemas/Moment"
          },
          "deletionProtection": {
            "type": "boolean",
            "description": "Neither its end nor anybody deletes it"
          },
          "deletionNeedsApproval": {
            "type": "boolean",
            "description": "Somebody else has to agree to its deletion"
          },
          "sleepSchedules": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SleepSchedule"
            }
          },
          "nextSleepAt": {
            "description": "By its schedules; a sleep that meets a wake does not come",
            "$ref": "#/components/schemas/Moment"
          },
          "nextWakeAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "skippedSleepAt": {
            "description": "A sleep that is left out, once",
            "$ref": "#/components/schemas/Moment"
          },
          "asleepSince": {
            "$ref": "#/components/schemas/Moment"
          },
          "deletedAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "deleteRequestedAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "ownerMissingSince": {
            "description": "Since when the catalog has been without its owner",
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
          "access",
          "transfer",
          "extend",
          "hibernate",
          "wake",
          "protect"
        ],
        "properties": {
          "extend": {
            "type": "boolean",
            "description": "At once or by a request"
          },
          "hibernate": {
            "type": "boolean"
          },
          "wake": {
            "type": "boolean",
            "description": "Policy and status allow it; the quotas are asked then"
          },
          "protect": {
            "type": "boolean",
            "description": "To set and to lift the deletion protection"
          },
          "transfer": {
            "type": "boolean",
            "description": "To whom it may be given is judged by owner"
          },
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
        "description": "Its texts are empty once the environment ended so long ago that all but the facts of its end is forgotten; the digest stays",
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
              "connection": {
                "$ref": "#/components/schemas/Connection"
              },
              "cost": {
                "$ref": "#/components/schemas/EnvironmentCost"
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
          },
          "void": {
            "type": "boolean",
            "description": "It was made on an earlier version and does not count"
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
          "approvers",
          "quorum",
          "type",
          "provider",
          "target",
          "region",
          "environmentReadable",
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
          "price": {
            "$ref": "#/components/schemas/Price"
          },
          "quotas": {
            "type": "array",
            "description": "While it is open: its share of every limit that covers it, as of now",
            "items": {
              "$ref": "#/components/schemas/QuotaEffect"
            }
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
          "type": {
            "$ref": "#/components/schemas/EnvironmentType"
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
          "lifetime": {
            "$ref": "#/components/schemas/Duration"
          },
          "description": {
            "type": "string",
            "description": "Why it is asked for"
          },
          "expiresAt": {
            "description": "Of an extension: until when it is asked for",
            "$ref": "#/components/schemas/Moment"
          },
          "approvers": {
            "type": "array",
            "description": "Who is nominated to decide",
            "items": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          "rule": {
            "type": "string",
            "description": "The rule that nominated them, in words"
          },
          "quorum": {
            "type": "object",
            "required": [
              "needed",
              "given"
            ],
            "properties": {
              "needed": {
                "type": "integer",
                "minimum": 1
              },
              "given": {
                "type": "integer",
                "minimum": 0
              }
            }
          },
          "lacking": {
            "type": "integer",
            "minimum": 1,
            "description": "While it is open, for one asked for alone: how many more people it takes than are nominated; the admins are told. Absent: there are enough, or the catalog does not say"
          },
          "remindsAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "escalatesAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "escalatedAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "lapsesAt": {
            "$ref": "#/components/schemas/Moment"
          },
          "manifest": {
            "description": "What is decided; for one request asked for alone",
            "$ref": "#/components/schemas/Manifest"
          },
          "environmentReadable": {
            "type": "boolean",
            "description": "Whether the caller may read its environment, which may end with their decision"
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
          "hibernation": {
            "type": "boolean",
            "description": "Its environments can sleep"
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
              },
              "quotas": {
                "type": "array",
                "description": "The limits that a request would break; code is quota",
                "items": {
                  "$ref": "#/components/schemas/QuotaEffect"
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
