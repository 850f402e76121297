const day = 86_400_000;
const form = /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The milliseconds of an ISO duration in weeks, days, hours, minutes and seconds; undefined for any other text. */
export function durationMs(text: string): number | undefined {
  const parts = form.exec(text);
  if (!parts) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map(part => Number(part ?? 0));
  return weeks * 7 * day + days * day + hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
}
