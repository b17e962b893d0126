/// The style and the script of a pair's page.
enum PairPage {
  static let style = """
    :root{color-scheme:light}
    body{font:15px/1.45 system-ui,sans-serif;margin:1.2rem auto;max-width:1100px;padding:0 1rem;color:#1d2125;background:#fff}
    h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.05rem;margin:1rem 0 .4rem}
    .sentence{font-size:1.15rem;margin:.3rem 0 .8rem}
    figure{margin:0}.stage{position:relative;width:100%;background:#181818;overflow:hidden}
    .layer,.layer img,.layer svg{position:absolute;inset:0;width:100%;height:100%}
    .layer svg{fill:none;stroke-width:2;stroke-linecap:round}
    #top{clip-path:inset(0 0 0 50%)}
    figcaption{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;padding:.5rem 0}
    .slide{display:flex;gap:.5rem;align-items:center;flex:1 1 20rem}.slide input{flex:1}
    .key{display:inline-block;width:.9em;height:.9em;border:1px solid #555;vertical-align:-.1em}
    .columns{display:grid;grid-template-columns:2fr 1fr;gap:1.5rem}td{white-space:nowrap}.photos td{white-space:normal}.photos thead th{text-align:left}
    table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:.2rem .5rem;border-bottom:1px solid #ddd;font-variant-numeric:tabular-nums}
    tbody th{text-align:left;font-weight:500}thead th{font-weight:500;color:#555}
    td.gain{color:#0a6b2d;font-weight:700}td.loss{color:#a3230f;font-weight:700}
    .photos td{text-align:left;overflow-wrap:anywhere;font-size:.85em}
    .histogram{width:100%}.histogram text{font-size:11px;fill:#444}
    rect.before,.key.before{fill:#7b8794;background:#7b8794}rect.after,.key.after{fill:#0b7285;background:#0b7285}
    .cut{stroke:#a3230f;stroke-dasharray:4 3}.notice{color:#555;font-size:.85em}
    @media(max-width:760px){.columns{grid-template-columns:1fr}}
    @media print{@page{size:A4;margin:11mm}body{font-size:10px;margin:0;max-width:none;padding:0}
    h1{font-size:15px}h2{font-size:11px;margin:5px 0 2px}.sentence{font-size:12px}.slide,button{display:none}
    figure{width:56%;margin:0 auto}.columns{grid-template-columns:2fr 1fr;gap:12px}.histogram{max-height:130px}ul,p{margin:2px 0}th,td{padding:1px 4px}input{display:none}
    section,figure{break-inside:avoid}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """

  static let script = """
    const top_=document.getElementById('top'),slide=document.getElementById('slide'),blink=document.getElementById('blink');
    const show=v=>{top_.style.clipPath='inset(0 0 0 '+(100-v)+'%)'};
    slide.addEventListener('input',()=>show(+slide.value));
    let timer=null,on=false;
    blink.addEventListener('click',()=>{if(timer){clearInterval(timer);timer=null;blink.textContent='blink';show(+slide.value)}
    else{blink.textContent='stop';timer=setInterval(()=>{on=!on;show(on?100:0)},600)}});
    for(const box of document.querySelectorAll('[data-fate]'))box.addEventListener('change',()=>{
    for(const group of document.querySelectorAll('g.'+box.dataset.fate))group.style.display=box.checked?'':'none'});
    """
}
