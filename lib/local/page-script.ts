/** Keeps the page up to date, more often while the clock moves, and moves the clock; the page is complete without it. */
export const script = `
const live = document.getElementById('live');
let story = new URLSearchParams(location.search).get('story') ?? '';
let shown = '';
async function refresh() {
  if (document.activeElement?.tagName === 'SELECT') return;
  const answer = await fetch('/_local?part=live&story=' + encodeURIComponent(story));
  const text = await answer.text();
  if (text === shown) return;
  const told = () => live.querySelector('.story')?.dataset.story;
  const [same, before] = [told(), live.querySelectorAll('.step').length];
  live.innerHTML = shown = text;
  if (told() !== same) return;
  [...live.querySelectorAll('.step')].slice(before).forEach((step, index) => {
    step.classList.add('new');
    step.style.animationDelay = Math.min(index * 90, 900) + 'ms';
  });
}
async function watch() {
  await refresh().catch(() => {});
  setTimeout(watch, live.querySelector('progress') ? 250 : 1000);
}
live.addEventListener('change', event => {
  if (event.target.name !== 'story') return;
  story = event.target.value;
  event.target.blur();
  refresh();
});
live.addEventListener('submit', async event => {
  event.preventDefault();
  const { name, value } = event.submitter;
  live.querySelectorAll('button').forEach(button => { button.disabled = true; });
  const moved = fetch('/_local/clock', { method: 'POST', body: JSON.stringify({ [name]: value }) });
  setTimeout(() => refresh().catch(() => {}), 50);
  await moved.catch(() => {});
  shown = '';
  refresh();
});
watch();
`;
