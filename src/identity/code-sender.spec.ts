import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { readSettings } from '../platform/config/settings.js';
import { Log } from '../platform/logging/log.js';
import { DevelopmentCodeSender } from './code-sender.js';
import { codeSenderMissing } from './identity.problems.js';

const settingsOf = (environment: string) => readSettings({ NODE_ENV: environment });

describe('sending codes without a text message service', () => {
  it('§ 6: the code is in the log, the number is not', async () => {
    let logged = '';
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        logged += chunk.toString('utf8');
        done();
      },
    });
    const sender = new DevelopmentCodeSender(new Log(pino(sink)), settingsOf('development'));
    sender.requireReady();
    await sender.send('13800001234', '042137');
    expect(logged).toContain('"oneTimeCode":"042137"');
    expect(logged).not.toContain('1380000');
  });

  it('production refuses', () => {
    const sender = new DevelopmentCodeSender(Log.create('silent'), settingsOf('production'));
    expect(() => sender.requireReady()).toThrow(codeSenderMissing().message);
  });
});
