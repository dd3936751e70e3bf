import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/lib/root.mjs';

/** A module of the built server; loaded when asked for, so that the type checker of the sources stays out of dist. */
export const fromDist = (path) => import(pathToFileURL(inRoot('dist', path)).href);
