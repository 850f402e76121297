import { expectedFigures, type Figures, readFigures } from './figures.ts';
import { neighborhoodsCsv } from './neighborhoods-csv.ts';

/** The figures in force: those of Hartford, Connecticut. An adopting library edits `neighborhoods.csv`, and runs `npm run generate`. */
export const figures: Figures = readFigures(neighborhoodsCsv, expectedFigures);
