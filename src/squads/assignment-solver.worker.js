// Plain JavaScript, since a worker is loaded by Node itself, in tests too.
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';

const highs = await loadHighs();
const { Status: status, Columns: columns } = highs.solve(workerData.programme, {
  output_flag: false,
  solver: 'simplex',
  random_seed: 0,
  time_limit: workerData.seconds,
});
const values =
  status === 'Optimal'
    ? Object.fromEntries(
        Object.entries(columns).flatMap(([name, { Primal }]) => (Primal === 0 ? [] : [[name, Primal]])),
      )
    : {};
parentPort.postMessage({ status, values });
