/** How CloudFormation words a refusal of EC2. */
export function ec2Refusal(message: string, requestId: string): string {
  return `${message} (Service: Ec2, Status Code: 400, Request ID: ${requestId}) (SDK Attempt Count: 1)`;
}
