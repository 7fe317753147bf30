import { Channels } from './Channels';

it('Channels have ids of their own, short enough to be stored', () => {
  const channels = new Channels();
  const channel = (id: string) => ({ id, deliver: async () => undefined });
  channels.addChannel(channel('ses'));
  channels.addChannel(channel('sns'));
  expect(channels.ids()).toEqual(['ses', 'sns']);
  expect(() => channels.addChannel(channel('ses'))).toThrow('There is a channel ses already');
  expect(() => channels.addChannel(channel(''))).toThrow('1 to 40 characters');
  expect(() => channels.addChannel(channel('s'.repeat(41)))).toThrow('1 to 40 characters');
});
