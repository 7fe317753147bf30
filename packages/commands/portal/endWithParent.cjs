// Loaded into every child: when the command that started it is gone (even by kill -9),
// the child ends too, in its ordinary way.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
