import Comparison

/// The style and the script of pages of a study.
enum SubjectStyle {
  /// What tells a page that this program made, near its beginning.
  static let generator = "<meta name=\"generator\" content=\"trichogram\">"
  static let policy =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
    + "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"

  static let style = """
    :root{color-scheme:light}
    body{font:15px/1.45 system-ui,sans-serif;margin:1.2rem auto;max-width:1120px;padding:0 1rem;color:#1d2125;background:#fff;overflow-wrap:break-word}
    h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.2rem;margin:1.4rem 0 .4rem;border-bottom:2px solid #0b7285}h3{font-size:1rem;margin:1rem 0 .3rem}
    .sentence{font-size:1.1rem;margin:.3rem 0}
    .charts{display:grid;grid-template-columns:1fr 1fr;gap:.6rem 1.2rem}
    .timeline{width:100%;display:block}.timeline text{font-size:11px;fill:#333}.timeline .title{font-size:13px;font-weight:600}
    .timeline .small{font-size:10px;fill:#555}.timeline .axis{text-anchor:end;fill:#555}
    .grid{stroke:#e4e7ea}.sdc{fill:#0b7285;opacity:.10}.window{fill:#f2c94c;opacity:.16}
    .interval{stroke:#1d2125;stroke-width:1.4}.value{fill:#1d2125}.tick{stroke:#777}
    .followed{fill:none;stroke:#0b7285;stroke-width:1.4}circle.followed{fill:#fff}
    .trend{stroke:#a3230f;stroke-width:1.4;stroke-dasharray:5 3}.treatment{stroke:#8250a8;stroke-width:1.2;stroke-dasharray:2 2}
    .legend{color:#555;font-size:.85em;margin:.3rem 0}
    figure{margin:0}.stage{position:relative;width:100%;background:#181818;overflow:hidden}
    .layer,.layer img,.layer svg{position:absolute;inset:0;width:100%;height:100%}.layer img{object-fit:contain}
    .layer svg{fill:none;stroke-width:1.6;stroke-linecap:round}.top{clip-path:inset(0 0 0 50%)}
    figcaption{display:flex;flex-wrap:wrap;gap:.4rem .9rem;align-items:center;padding:.5rem 0}
    .slide{flex:1 1 12rem;display:flex}.slide input{flex:1}select,button{font:inherit}
    .key{display:inline-block;width:.9em;height:.9em;border:1px solid #555;vertical-align:-.1em}
    table{border-collapse:collapse;width:100%;margin:.3rem 0}th,td{text-align:right;padding:.2rem .5rem;border-bottom:1px solid #ddd;font-variant-numeric:tabular-nums;vertical-align:top}
    tbody th{text-align:left;font-weight:500}thead th{font-weight:500;color:#555}thead th:first-child{text-align:left}
    .gain{color:#0a6b2d;font-weight:700}.loss{color:#a3230f;font-weight:700}td.left,th.left{text-align:left}
    .hashes td{text-align:left;font-size:.8em;overflow-wrap:anywhere}.visits td,.visits tbody th{padding:.2rem .35rem}.visits small{white-space:nowrap}.histogram{width:100%;max-width:640px}.histogram text{font-size:11px;fill:#444}
    rect.before,.key.before{fill:#7b8794;background:#7b8794}rect.after,.key.after{fill:#0b7285;background:#0b7285}
    .cut{stroke:#a3230f;stroke-dasharray:4 3}.notice{color:#555;font-size:.85em}
    .wide{overflow-x:auto}th[data-sort]{cursor:pointer;text-decoration:underline dotted}
    @media(max-width:760px){.charts{grid-template-columns:1fr}}
    @media print{.wide{overflow:visible}@page{size:A4;margin:11mm}body{font-size:9.5px;margin:0;max-width:none;padding:0}
    h1{font-size:15px}h2{font-size:12px;margin:8px 0 3px}h3{font-size:10.5px;margin:5px 0 2px}.sentence{font-size:11px}
    .slide,button,.viewer input{display:none}.stage{max-width:52%;margin:0 auto}.charts{grid-template-columns:1fr 1fr;gap:2px 10px}.timeline{max-height:128px}.legend{margin:2px 0}
    .histogram{max-width:46%;max-height:105px}th,td{padding:1px 3px}p,ul{margin:2px 0}h2,h3{break-after:avoid}figure,table,.timeline,.histogram{break-inside:avoid}section+section:has(.viewer){break-before:page}
    .hashes td,.hashes th{font-size:6.5px}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """

  /// Shows two of a viewer's frames, the hairs in the colours of their fates between them.
  static let viewerScript = """
    const names={k:'kept',l:'lost',g:'gained',u:'undecided'};
    const colors={\(Fate.allCases.map { "\($0.rawValue):'\(FateColor.css($0))'" }.joined(separator: ","))};
    const swapped=s=>s.replace(/[lg]/g,c=>c==='l'?'g':'l');
    for(const viewer of document.querySelectorAll('.viewer')){
    const data=JSON.parse(viewer.querySelector('script').textContent);
    const [left,right]=viewer.querySelectorAll('.layer'),a=viewer.querySelector('.a'),b=viewer.querySelector('.b');
    const slide=viewer.querySelector('input[type=range]'),blink=viewer.querySelector('button'),remark=viewer.querySelector('.remark');
    const fill=(layer,frame,fates)=>{
    layer.querySelector('img').src=frame.image;layer.querySelector('img').alt=frame.label;
    const svg=layer.querySelector('svg');svg.setAttribute('viewBox','0 0 '+frame.width+' '+frame.height);svg.textContent='';
    const draw=(name,color,hairs)=>{
    const path=document.createElementNS(svg.namespaceURI,'path');
    path.setAttribute('class',name);path.setAttribute('stroke',color);path.setAttribute('d',hairs.join(''));svg.append(path)};
    if(!fates){draw('traced','#fff',frame.hairs);return}
    draw('outside','rgba(255,255,255,.5)',frame.hairs.filter((_,i)=>fates[i]==='-'));
    for(const [letter,name] of Object.entries(names)){
    draw(name,colors[name],frame.hairs.filter((_,i)=>fates[i]===letter))}};
    const update=()=>{
    const i=+a.value,k=+b.value,key=Math.min(i,k)+'-'+Math.max(i,k);let pair=data.fates[key];
    if(pair&&i>k)pair=[swapped(pair[1]),swapped(pair[0])];
    fill(left,data.frames[i],pair&&pair[0]);fill(right,data.frames[k],pair&&pair[1]);
    remark.textContent=i===k?'':!pair?'These two photos could not be laid on each other.':(pair[0]+pair[1]).includes('-')?'White: outside of what both photos show.':'';
    for(const box of viewer.querySelectorAll('[data-fate]')){
    const letter=Object.keys(names).find(n=>names[n]===box.dataset.fate);
    const count=s=>[...s].filter(c=>c===letter).length;
    box.parentElement.querySelector('.n').textContent=pair?'('+(letter==='g'?count(pair[1]):letter==='u'?count(pair[0])+count(pair[1]):count(pair[0]))+')':'';
    for(const path of viewer.querySelectorAll('path.'+box.dataset.fate))path.style.display=box.checked?'':'none'}};
    const show=v=>{right.style.clipPath='inset(0 0 0 '+(100-v)+'%)'};
    slide.addEventListener('input',()=>show(+slide.value));
    a.addEventListener('change',update);b.addEventListener('change',update);
    for(const box of viewer.querySelectorAll('[data-fate]'))box.addEventListener('change',update);
    let timer=null,on=false;
    blink.addEventListener('click',()=>{if(timer){clearInterval(timer);timer=null;blink.textContent='blink';show(+slide.value)}
    else{blink.textContent='stop';timer=setInterval(()=>{on=!on;show(on?100:0)},600)}});
    update()}
    """

  static func page(title: String, fingerprint: String, body: String, script: String) -> [UInt8] {
    Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      \(generator)
      <meta name="content-sha256" content="\(fingerprint)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      \(policy)
      <title>\(HTML.escaped(title))</title>
      <style>\(style)</style>
      </head>
      <body>
      \(body)
      <p class="notice">\(HTML.escaped(SummaryText.notice))</p>
      <script>\(script)</script>
      </body>
      </html>

      """.utf8)
  }
}
