import type { ProgramClock } from './clock.ts';
import type { Deployed } from './template.ts';

type Setting = { ThrottlingRateLimit?: number; ThrottlingBurstLimit?: number };
type Bucket = { rate: number; burst: number; left: number; at: number };

/** Whether a request of a route may pass now: the stage's token buckets, filled in program time. */
export function createThrottle(stage: Deployed | undefined, clock: ProgramClock): (routeKey: string) => boolean {
  const all = (stage?.properties.DefaultRouteSettings ?? {}) as Setting;
  const own = (stage?.properties.RouteSettings ?? {}) as Record<string, Setting>;
  const buckets = new Map<string, Bucket>();
  return routeKey => {
    const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = { ...all, ...own[routeKey] };
    if (rate === undefined || burst === undefined) return true;
    const known = buckets.get(routeKey);
    // A clock that began again knows nothing of who asked before.
    const bucket = known && known.at <= clock.now() ? known : { rate, burst, left: burst, at: clock.now() };
    buckets.set(routeKey, bucket);
    return take(bucket, clock.now());
  };
}

function take(bucket: Bucket, now: number): boolean {
  bucket.left = Math.min(bucket.burst, bucket.left + ((now - bucket.at) / 1000) * bucket.rate);
  bucket.at = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}
