import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { serviceBusy } from '../platform/database/database.problems.js';
import { type AssignmentProblem, assignmentProgramme, readAssignment } from './assignment-problem.js';
import { solverTimeout } from './squads.problems.js';

interface Reply {
  readonly status: string;
  readonly values: Readonly<Record<string, number>>;
}

const LIMIT_SECONDS = 20;
/** For loading the solver and reading the programme, which its own limit does not count. */
const GRACE_SECONDS = 5;
const WAITING_LIMIT = 8;

/** Solves assignments with HiGHS on a thread of their own, one after another, so that the event loop stays free. */
@Injectable()
export class AssignmentSolver {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /**
   * The best squad of each volunteer, null for who gets none. Equal problems get equal answers.
   * @throws Problem SOLVER_TIMEOUT; SERVICE_BUSY when too many wait already
   */
  async solve(problem: AssignmentProblem, seconds: number = LIMIT_SECONDS): Promise<(number | null)[]> {
    const programme = assignmentProgramme(problem);
    if (programme === null) return new Array<null>(problem.volunteerCount).fill(null);
    if (this.waiting >= WAITING_LIMIT) throw serviceBusy();
    this.waiting += 1;
    const turn = this.last.then(() => run(programme, seconds));
    this.last = turn.catch(() => undefined);
    try {
      const { status, values } = await turn;
      if (status === 'Time limit reached') throw solverTimeout({ seconds });
      if (status !== 'Optimal') throw new Error(`the assignment solver ended with: ${status}`);
      return readAssignment(problem, values);
    } finally {
      this.waiting -= 1;
    }
  }
}

function run(programme: string, seconds: number): Promise<Reply> {
  return new Promise<Reply>((resolve, reject) => {
    const worker = new Worker(new URL('./assignment-solver.worker.js', import.meta.url), {
      workerData: { programme, seconds },
    });
    // The first of these settles the promise; what follows it changes nothing.
    const settle = (outcome: () => void): void => {
      clearTimeout(guard);
      outcome();
      void worker.terminate();
    };
    const guard = setTimeout(
      () => settle(() => reject(solverTimeout({ seconds }))),
      (seconds + GRACE_SECONDS) * 1000,
    );
    worker.once('message', (reply: Reply) => settle(() => resolve(reply)));
    worker.once('error', (error) => settle(() => reject(error)));
    worker.once('exit', () =>
      settle(() => reject(new Error('the assignment solver’s thread ended without an answer'))),
    );
  });
}
