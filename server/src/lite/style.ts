/**
 * The look of the simple wall: what Chrome 38 knows, and nothing that a page without scripts would need them for.
 * One rem is 100 px on a 1080p screen. 5 % of every side belong to the TV's overscan.
 */
export const LITE_STYLE = `
html { font-size: 5.2083vw; background: #1c0506; }
@media (min-aspect-ratio: 16/9) { html { font-size: 9.2593vh; } }
@media (max-aspect-ratio: 1/1) { html { font-size: 5.2083vh; } }
@media (max-aspect-ratio: 9/16) { html { font-size: 9.2593vw; } }
body { margin: 0; overflow: hidden; background: #2b0709; color: #fff3df; cursor: none;
  font-family: "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; font-size: .4rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
td { padding: 0; vertical-align: top; }
h1, h2, p { margin: 0; font-weight: 700; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.stage { position: absolute; top: 50%; left: 50%; width: 17.28rem; height: 9.72rem;
  margin: -4.86rem 0 0 -8.64rem; overflow: hidden; }
.shift-1 { margin: -4.84rem 0 0 -8.61rem; }
.shift-2 { margin: -4.88rem 0 0 -8.62rem; }
.shift-3 { margin: -4.87rem 0 0 -8.67rem; }
.head { height: 1.1rem; }
.head td { vertical-align: middle; }
.head h1 { font-size: .62rem; color: #f8d477; }
.parent { width: 4rem; font-size: .4rem; color: #e4cda6; }
.when { width: 3.4rem; text-align: right; }
.clock { width: 2rem; font-size: .72rem; font-weight: 700; text-align: right; color: #ffe6a3; }
.floor { height: 7.5rem; }
.floor > tbody > tr > td { height: 7.5rem; }
.today { width: 10.9rem; }
.panel { height: 7.36rem; padding: .1rem .24rem 0; border: .02rem solid #8a5f22; background: #1f0607;
  overflow: hidden; }
.beside .panel { margin-left: .28rem; }
.title { height: .76rem; line-height: .76rem; }
.title h2 { font-size: .5rem; color: #f8d477; }
.title .note { font-size: .4rem; font-weight: 400; text-align: right; color: #e4cda6; }
.rows td { height: .62rem; line-height: .62rem; vertical-align: middle; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
.columns > tbody > tr > td + td { padding-left: .3rem; }
.rows .rank { width: .75rem; font-size: .44rem; color: #e4cda6; }
.rows .score { width: 1.6rem; font-size: .48rem; font-weight: 700; text-align: right; color: #ffe6a3; }
.rows .name { font-size: .44rem; }
.rows .long { font-size: .34rem; }
.rows .first td { color: #ffd86b; }
.rows tr td { border-bottom: .01rem solid #4a1a14; }
.goal { margin-top: .1rem; }
.goal td { height: .6rem; line-height: .6rem; font-size: .42rem; white-space: nowrap; }
.goal .figures { width: 3rem; text-align: right; color: #ffe6a3; font-weight: 700; }
.bar { height: .2rem; background: #5a1f18; }
.bar div { height: .2rem; background: #f0b93f; }
.foot { height: 1.1rem; line-height: 1.1rem; }
.foot td { vertical-align: middle; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.foot .time { width: 5.6rem; text-align: right; color: #e4cda6; }
.foot .news { font-size: .44rem; color: #ffe6a3; }
.stale .floor { opacity: .6; }
.stale .foot .time { color: #1c0506; background: #f8d477; text-align: center; font-weight: 700; }
.empty { padding: 1.4rem 0; text-align: center; font-size: .5rem; color: #e4cda6; white-space: normal; }
.pairing { text-align: center; }
.pairing h1 { padding: 1.2rem 0 .5rem; font-size: .8rem; color: #f8d477; }
.pairing p { font-size: .48rem; font-weight: 400; line-height: .8rem; white-space: normal; }
.pairing .code { font-size: 1.6rem; font-weight: 700; line-height: 2.2rem; letter-spacing: .12rem; color: #ffe6a3;
  font-family: "DejaVu Sans Mono", Consolas, monospace; }
.pairing .hint { color: #e4cda6; font-size: .4rem; }
.pairing a { color: #f8d477; }
@media (max-aspect-ratio: 1/1) {
  .stage { width: 9.72rem; height: 17.28rem; margin: -8.64rem 0 0 -4.86rem; }
  .parent { display: none; }
  .floor { height: 15rem; }
  .floor > tbody > tr > td { display: block; width: auto; height: 7.5rem; }
  .floor .panel { margin: 0 0 .14rem; }
  .pairing .code { font-size: 1.3rem; }
  .foot .time { width: 4.9rem; }
}
`
