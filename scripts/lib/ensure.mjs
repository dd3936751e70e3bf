import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { giveUp, say } from './say.mjs';

// These files use nothing newer than Node 16, so that an old Node reads the sentence below, not a syntax error.
const LEAST_NODE = [20, 19];
const TURN = inRoot('.cache', 'ensure.lock');

/** Brings node_modules and dist up to date, and only then takes time; says in one line what it does. */
export function ensure(options = {}) {
  requireNode();
  if (isInstalled() && (options.build === false || isBuilt())) return;
  inTurn(() => {
    if (!isInstalled()) install();
    if (options.build !== false && !isBuilt()) build();
  });
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  giveUp(
    `邻里需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。请从 https://nodejs.org 安装新版本。\n` +
      `Linli needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

/** Two commands started at once in one folder install and build one after the other. */
function inTurn(act) {
  mkdirSync(inRoot('.cache'), { recursive: true });
  for (let waits = 0; !takeTurn(); waits += 1) {
    if (waits === 0)
      say('另一个命令正在安装或编译，请稍候… / Another command is installing or building; waiting…');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  process.once('exit', endTurn);
  act();
  process.removeListener('exit', endTurn);
  endTurn();
}

function takeTurn() {
  try {
    writeFileSync(TURN, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives()) endTurn();
    return false;
  }
}

function holderLives() {
  try {
    const holder = Number(readFileSync(TURN, 'utf8'));
    if (holder === 0) return true; // it has made the file and not yet written its number
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const endTurn = () => rmSync(TURN, { force: true });
