import { expectedBy, type Figures, readFigures } from './figures.ts';
import { neighborhoodsCsv } from './neighborhoods-csv.ts';
import { program } from './settings.ts';

/** The figures in force: those of Hartford, Connecticut. An adopting library edits `neighborhoods.csv`, and runs `npm run generate`. */
export const figures: Figures = readFigures(neighborhoodsCsv, expectedBy(program));
