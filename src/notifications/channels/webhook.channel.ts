import { createHmac } from 'node:crypto';
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { type Settings, SETTINGS_TOKEN } from '../../platform/config/settings.js';
import type { Choice } from '../notification-choices.service.js';
import { ChannelName } from '../notification.entity.js';
import { type Channel, ChannelFault, type OutgoingNotification } from './channel.js';
import { isPublicAddress, isWebhookAddress } from './webhook-address.js';

const TIMEOUT_MILLISECONDS = 5000;

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `<seconds>.<body>` under the webhook's secret. */
export function webhookSignature(secret: string, at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

/** Posts notifications as JSON to an address that a person chose; any answer but 2xx, a redirect too, is tried again later. */
@Injectable()
export class WebhookChannel implements Channel {
  readonly name = ChannelName.WEBHOOK;

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS_TOKEN) private readonly settings: Pick<Settings, 'LINLI_LOCAL_WEBHOOKS'>,
  ) {}

  async send(notification: OutgoingNotification, { webhookUrl, webhookSecret }: Choice): Promise<void> {
    if (!webhookUrl || !webhookSecret) return;
    const local = this.settings.LINLI_LOCAL_WEBHOOKS;
    if (!isWebhookAddress(webhookUrl, local)) throw new ChannelFault('address not allowed');
    const body = JSON.stringify(notification);
    const status = await post(new URL(webhookUrl), body, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
        'linli-notification': notification.id,
        'linli-signature': webhookSignature(webhookSecret, this.clock.now(), body),
      },
      ...(local ? {} : { lookup: publicLookup }),
    });
    if (status < 200 || status > 299) throw new ChannelFault(`HTTP ${status}`);
  }
}

interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly lookup?: LookupFunction;
}

/** Answers the status; what else the far end says is not read. @throws ChannelFault */
function post(url: URL, body: string, options: PostOptions): Promise<number> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolved, rejected) => {
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    const call = request(url, { method: 'POST', agent: false, signal, ...options }, (answer) => {
      resolved(answer.statusCode ?? 0);
      answer.destroy();
    });
    call.on('error', (error: Error & { code?: string }) =>
      rejected(new ChannelFault(error.code ?? error.name)),
    );
    call.end(body);
  });
}

/** Looks a name up and refuses what leads into an inner network, at the moment of connecting and so for good. */
const publicLookup: LookupFunction = (hostname, options: LookupOptions, answer) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const inner = addresses?.some(({ address }) => !isPublicAddress(address));
    const fault = error ?? (inner ? Object.assign(new Error('inner address'), { code: 'EINNER' }) : null);
    const [first] = addresses ?? [];
    if (fault || !first) return answer(fault ?? new Error('no address'), '', 4);
    if (options.all) return answer(null, addresses);
    return answer(null, first.address, first.family);
  });
};
