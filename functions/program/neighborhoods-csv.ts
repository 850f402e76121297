/** Written by `npm run generate` from neighborhoods.csv, which is what people edit. */
export const neighborhoodsCsv = `# place: Hartford
# population 2019-2023: American Community Survey 5-year estimates by neighborhood as DataHaven publishes them (github.com/CT-Data-Haven/2023acs to_distro/hartford_acs_basic_neighborhood_2023.csv)
# age 2019-2023: The same file. 18-64 is its population of 18 and over less that of 65 and over
# language 2016-2020: American Community Survey 5-year estimates table B16004 for Hartford town as CTData Collaborative publishes it (github.com/CT-Data-Collaborative/english-proficiency-by-age raw/ACS_20_5YR_B16004_with_ann.csv). People of 5 and over by what they speak at home; the three ages of the table are added up
# background 2019-2023: The file of the population. moved-here is its foreign-born population and long-here all others: a stand-in since nobody asks who moved here. Who came from Puerto Rico is not foreign-born
# note: These are estimates from a sample; small neighborhoods are the least certain. The margins of error are not in the file
# note: Neighborhoods are whole census tracts as DataHaven joins them and not exactly the city's own seventeen. Figures of South Meadows are in those of South End and of North Meadows none are published: together the neighborhoods have 119038 of the town's 119970 people
# note: No figures of languages by neighborhood were found. The line * is the whole town; its figures stand in where a neighborhood has none
area,population,age:under-18,age:18-64,age:65-and-over,language:english,language:spanish,language:indo-european,language:asian-pacific,language:other,background:moved-here,background:long-here
*,119970,27945,78286,13739,65425,41656,4953,1600,1714,27598,92372
asylum-hill,10131,1818,6947,1366,,,,,,2028,8103
barry-square,12612,3114,8561,937,,,,,,3162,9450
behind-the-rocks,8776,1902,5758,1116,,,,,,1333,7443
blue-hills,10065,1687,6860,1518,,,,,,2859,7206
clay-arsenal,6462,1942,3989,531,,,,,,1115,5347
downtown,3362,227,2994,141,,,,,,835,2527
frog-hollow,8667,2460,5283,924,,,,,,2127,6540
north-meadows,,,,,,,,,,,
northeast,11546,3881,6698,967,,,,,,1573,9973
parkville,5847,1556,3696,595,,,,,,1422,4425
sheldon-charter-oak,2819,586,1901,332,,,,,,573,2246
south-end,13876,3083,9350,1443,,,,,,5033,8843
south-green,2806,540,1692,574,,,,,,322,2484
south-meadows,,,,,,,,,,,
southwest,7062,1532,4272,1258,,,,,,1354,5708
upper-albany,6408,1947,3677,784,,,,,,2161,4247
west-end,8599,1670,5685,1244,,,,,,1670,6929
`;
