/** The chart library is most of the wall's weight: it comes when the board is up already. */
export const loadTrendChart = () => import('./TrendChart.tsx')
