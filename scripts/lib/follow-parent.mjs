// Loaded into the program that run.mjs starts: when the starter is gone, stop as at SIGTERM instead of living on.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
