/*
 * What means nothing in Unicode 10, which is what the official client knows: characters that came later are taken out
 * of names by it on every device, so they have to be here. `media-folder` in e2e/conformance compares.
 * Distance from the end of the range before, and `+length - 1`, in base 36.
 */
const RANGES = [
  'oo+1 7+3 8 2 l b2 13+1 8 14 3+1 4 1k+7 s+4 6+a u 6p 1p+1 2u+d 1o+4 1b+1 g t+1 2 c+1g m 9+l 4x 9+1 3+1 n 8 2+2',
  '5+1 a+1 3+1 5+7 2+3 3 6+1 p+2 4 7+3 3+1 n 8 3 3 3+1 2 6+3 3+1 4+2 2+6 5 2+6 h+a 4 a 4 n 8 3 6+1 b 4 4+1 2+e',
  '5+1 d+6 8 4 9+1 3+1 n 8 3 6+1 a+1 3+1 4+7 3+3 3 6+1 j+9 3 7+2 4 5+2 3 2 3+2 3+2 4+2 d+3 6+2 4 5+1 2+5 2+d m+4',
  '5 9 4 o h+2 9 4 5+6 3 4+4 5+1 b+7 d 9 4 o b 6+1 a 4 5+6 3+6 2 5+1 b 3+c 5 9 4 1g 4 7+3 h+1 r+1 3 j+2 p a 2+1',
  '8+2 2+3 7 2 9+5 b+1 4+b 1n+3 u+10 3 2+1 3 2+1 2+5 5 8 4 2 2+1 3 e 4+1 6 2 7+1 b+1 5+v 21 11+3 14 11 g e+10 5j',
  '2+4 2+1 ai 5+1 8 2 5+1 16 5+1 y 5+1 8 2 5+1 g 1m 5+1 1w+1 x+2 r+5 2f+1 7+1 im+2 2i+6 e 8+a o+8 l+b e 4 3+b',
  '2n+1 b+5 b+5 g b+5 2h+7 18+4 1z+9 w d+3 d+3 2+2 17+1 6+a 19+3 r+5 c+2 1r+1 1u u+1 c+5 b+5 f+1 g+1s 25+3 1a+2',
  '39+7 1p+2 g+2 1p+1i 9+7 17+5 6z 7w+1 7+1 13+1 7+1 9 2 2 2 w+1 1i g f+1 7 k+1 4 a 2u d+1 s e+2 x+f y+e 3x+3',
  'ig+o c+k 1ed+1 x+1 z+2 d a+o 5+f 1c 1c 45+4 1a 2+4 2+1 1l+6 3+d p+8 8 8 8 8 8 8 8 8 2z+1h r 2i+b 5z+p d+3 1t',
  '2f+1 2w+4 17+1 2n 18+4 11+b 1c 68 59z+9 g8c+k we+2 1k+8 9p+j 55+7 4w 9+1q 1i+3 b+5 1l+7 1z+7 d+5 v+1 2d+a v+2',
  '27 c+3 y 1k+8 f+1 b+1 2w+n t+9 7+1 7+1 7+8 8 8 1j+9 3j+1 b+5 8md+b o+3 1e+3 6sv+1 2z+11 8+b 6+4 r 6 2 3 3 3h+g',
  'a6+f 1t+1 1j+13 f+1 r+5 1g k 5+3 6 3s+1 2 5b+2 7+1 7+1 7+1 4+2 8 8+9 6+1 d r k 3 g+1 f+x 3g+4 4+3 1a+2 2h d+3',
  '2+1a 1b+3l u+2 1e+e t+3 11+8 v+4 18+4 v 12+3 f+15 4f+1 b+5 11+3 11+3 15+7 1h+a 2+3z 8o+8 n+9 9+47 7+1 2 19 3+2',
  '2+1 o 21+7 a+1b k 3+4 y+2 s+4 2+1r 1l+3 l+1 1f 3+4 9 4 s+3 4+3 a+7 a+6 1t+v 14+3 d+8 1j+2 u+1 s+4 r+6 5+b 8+27',
  '22+1i 1g+c 1g+6 7+9r w+ao 27+3 v+e 1w+d q+6 b+5 1i f+b 14+8 27+1 h l+a j 19+1s 8 2 5 g c+5 1o+4 b+5 5 9+1 3+1',
  'n 8 3 6+1 a+1 3+1 4+1 2+5 2+4 8+1 8+2 6+3u 2j 2 2+x 21+7 b+4l 1j+1 13+x 1y+a b+5 e+i 1l+7 b+1h r+2 g+3 h+9r',
  '2c+b 2+73 21+7 1h+1 o 6+s 1m+7a a 1a f+9 u+2 x+1 n f+20 8 3 19+2 2 3 a+7 b+it pn+2t 34 6+a 5h+24b ts+34g',
  'g8+6ns fu+6 w b+3 3+2n v+1 7+9 1z+9 b 8 m+4 k+of 1y+a 1c+f i+1r 3+t 4q6+i l0+7bg 80+28 b1+1s3 30+4 e+2 a+6 b+1',
  '9+3tn 6v+9 14+1 5d+m 1z+55 2g+8 j+3x 2e 20 3+1 2+1 3+1 5 d 2 8 1u 5+1 9 8 t 5 6 2+2 8 9h+1 85+1 jj+e 6 g+11r 8',
  'i+1 8 3 6+1jo 5i+1 h+14 24+4 b+3 3+wv 5 s 3 2+1 2 b 5 2 2+5 2+3 2 2 2 4 3 2+1 2 2 2 2 2 3 2+1 5 8 5 5 2 b i+4',
  '4 6 i+1f 3+7h 19+3 2t+b g+1 g g 12+9 e+2 w 1p+3 1q+1k u+c 19+3 a+6 3+d 7+49 ra+a e+2 a+6 39+b 2e+16 d+3 1l+7',
  'b+5 15+7 v+29 d+3 1c e+2 t+j p+13 2+e o+17c wyg+14 37a+a 67+1 4g3+d 5rm+2e6 f3+fheq 2+t 2p+3j 6p+1e6n 1ekf+1',
  '1ekf+1',
].join(' ');

let bounds: Uint32Array | undefined;

export function isUnassigned(codePoint: number): boolean {
  bounds ??= decodedBounds();
  let low = 0;
  let high = bounds.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[2 * middle + 1] ?? 0) < codePoint) low = middle + 1;
    else high = middle;
  }
  return codePoint >= (bounds[2 * low] ?? Number.POSITIVE_INFINITY);
}

/** First and last of each range. */
function decodedBounds(): Uint32Array {
  let last = 0;
  return Uint32Array.from(
    RANGES.split(' ').flatMap((range) => {
      const [distance = '', more = '0'] = range.split('+');
      const first = last + Number.parseInt(distance, 36);
      last = first + Number.parseInt(more, 36);
      return [first, last];
    }),
  );
}
