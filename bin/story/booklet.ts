import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Camera, type Picture, widths } from './camera.ts';
import type { Chapter } from './stage.ts';

const shown = { phone: 300, other: 520 } as const;

const image = ({ file, alt, width }: Picture): string =>
  `<img src="${file}" width="${width < 500 ? shown.phone : shown.other}" alt="${alt}">`;

const chapterText = ({ title, words, pictures }: Chapter, n: number): string =>
  `## ${n + 1}. ${title}\n\n${words}\n\n${pictures.map(image).join('\n')}\n`;

/** Writes the booklet: a page of chapters with their pictures, and its cover, one picture of them all. */
export async function writeBooklet(folder: string, camera: Camera, chapters: readonly Chapter[]): Promise<void> {
  const opening =
    '# One family’s way\n\nEverybody here is invented. Everything else happened: `npm run story` lives it on one machine, by mails, links, calls and the desk, and takes these pictures on the way.\n';
  writeFileSync(join(folder, 'README.md'), [opening, ...chapters.map(chapterText)].join('\n'));
  const markup = cover(folder, chapters);
  await camera.shown(markup, { file: 'cover.png', alt: '', width: 1200, height: 3000 });
}

/** Each chapter as a card: its number, its title, and of one picture as much as fits; of the desk its beginning. */
function cover(folder: string, chapters: readonly Chapter[]): string {
  const imageOf = ({ file, width }: Picture): string =>
    `<img${width > widths.mail ? ' class="wide"' : ''} src="data:image/png;base64,${readFileSync(join(folder, file)).toString('base64')}" alt="">`;
  const card = ({ title, pictures, face }: Chapter, n: number): string => {
    const picture = pictures[face];
    return `<figure><div>${picture ? imageOf(picture) : ''}</div><figcaption><b>${n + 1}</b>${title}</figcaption></figure>`;
  };
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><style>
body{margin:0;padding:24px;background:#f4f1ea;font:16px/1.35 system-ui,sans-serif;color:#22303c;display:grid;grid-template-columns:repeat(4,1fr);gap:20px}
figure{margin:0;background:#fff;border-radius:10px;overflow:hidden;box-shadow:0 1px 4px #0002}
div{height:270px;overflow:hidden;border-bottom:1px solid #0001}img{width:100%;display:block}img.wide{width:240%}
figcaption{display:flex;gap:10px;align-items:baseline;padding:12px 14px;font-weight:600;min-height:44px}b{color:#a5482b;font-size:20px}
</style>${chapters.map(card).join('')}</html>`;
}
