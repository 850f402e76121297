/** Keeps the page up to date, and moves the clock; the page is complete without it. */
export const script = `
const live = document.getElementById('live');
let story = new URLSearchParams(location.search).get('story') ?? '';
let shown = '', moving = false;
async function refresh() {
  if (document.activeElement?.tagName === 'SELECT') return;
  const answer = await fetch('/_local?part=live&story=' + encodeURIComponent(story));
  const text = await answer.text();
  if (text === shown || moving) return;
  const before = live.querySelectorAll('.step').length;
  const same = live.querySelector('.line')?.dataset.story;
  const scroll = live.querySelector('.line')?.scrollLeft ?? 0;
  live.innerHTML = shown = text;
  const line = live.querySelector('.line');
  if (!line || line.dataset.story !== same) return;
  line.scrollLeft = scroll;
  const steps = [...line.querySelectorAll('.step')];
  steps.slice(before).forEach((step, index) => { step.classList.add('new'); step.style.animationDelay = Math.min(index * 90, 900) + 'ms'; });
  if (steps.length > before) line.scrollLeft = line.scrollWidth;
}
live.addEventListener('change', event => {
  if (event.target.name !== 'story') return;
  story = event.target.value;
  event.target.blur();
  refresh();
});
live.addEventListener('submit', async event => {
  event.preventDefault();
  const button = event.submitter;
  moving = true;
  const label = button.textContent;
  live.querySelectorAll('button').forEach(other => { other.disabled = true; });
  button.textContent = 'Moving the clock …';
  await fetch('/_local/clock', { method: 'POST', body: JSON.stringify({ [button.name]: button.value }) });
  button.textContent = label;
  moving = false;
  shown = '';
  refresh();
});
setInterval(() => refresh().catch(() => {}), 1000);
`;
