const steps = new Set();

/** Keeps a synchronous step for the end of this process, however it comes; answers a function that takes it now. */
export function atEnd(step) {
  const once = () => {
    if (steps.delete(once)) step();
  };
  steps.add(once);
  return once;
}

process.once('exit', () => {
  for (const step of [...steps].reverse()) step();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
