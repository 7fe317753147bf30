import { startSimulated } from '../__testUtils__/simulated';

jest.setTimeout(60_000);

it.each(['eks:DescribeClusterVersions', 'cloudformation:ListStacks'])(
  'Without the right to %s the provider says so before anybody asks, and what to do',
  async operation => {
    const { simulator, provider, stop } = await startSimulated();
    try {
      await simulator.client.addFault({
        operation,
        effect: {
          type: 'error',
          code: 'AccessDenied',
          message: `Not authorized to perform: ${operation}`,
          status: 403,
        },
      });
      expect(await provider.problems()).toEqual([
        expect.stringMatching(/^AWS account development \(111122223333\) .*platform team/),
      ]);
      expect((await provider.problems())[0]).toContain(operation);
    } finally {
      await stop();
    }
  },
);
