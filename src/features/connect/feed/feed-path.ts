/** Where the feed begins, as Excel, Power BI and Qlik are given it. */
export const FEED_PATH = '/odata/v4/';
