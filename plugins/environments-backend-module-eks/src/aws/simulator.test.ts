import { checkEndpoint } from './simulator';

describe('the border between AWS and the simulator', () => {
  it.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS'])(
    'stops a start that would send real calls to %s',
    name => {
      expect(() => checkEndpoint(false, { [name]: 'http://127.0.0.1:1' })).toThrow(name);
    },
  );

  it('lets a real start through when none is set', () => {
    expect(() =>
      checkEndpoint(false, { AWS_ENDPOINT_URL: '', NODE_ENV: 'production' }),
    ).not.toThrow();
  });

  it('refuses the simulator in production and without an address', () => {
    const AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    expect(() => checkEndpoint(true, { AWS_ENDPOINT_URL, NODE_ENV: 'production' })).toThrow(
      'production',
    );
    expect(() => checkEndpoint(true, {})).toThrow('AWS_ENDPOINT_URL');
    expect(() => checkEndpoint(true, { AWS_ENDPOINT_URL })).not.toThrow();
  });
});
