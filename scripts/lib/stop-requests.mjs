const LOOK_AT_PARENT_MILLISECONDS = 200;

/**
 * Calls `stop` with a signal's name whenever somebody asks this process to end: by a signal, or by ending the npm that
 * runs it. (npm hands SIGTERM to a shell only, which dies of it and tells nobody.)
 */
export function onStopRequests(stop) {
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGHUP', () => stop('SIGTERM')); // the terminal is gone
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, LOOK_AT_PARENT_MILLISECONDS);
  watch.unref();
}
