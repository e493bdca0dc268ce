import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../index-builder/cleaning/clean-text.ts';
import { arabicText } from '../support/arbitrary-text.ts';

describe('entities', () => {
  it('are decoded, named and numbered', () => {
    expect(cleanText('&quot;فلكي&quot; &#8220;حافلة&#x201d; &#39;سيناء&#39; &amp;')).toBe(
      '"فلكي" “حافلة” \'سيناء\' &',
    );
  });

  it('escaped twice by an export are decoded twice', () => {
    expect(cleanText('&amp;quot;عرب نيوز&amp;quot; &amp;#8211; خبر')).toBe('"عرب نيوز" – خبر');
  });

  it('escaped tags are tags', () => {
    expect(cleanText('&lt;p&gt;فقرة&lt;/p&gt;&lt;p&gt;أخرى&lt;/p&gt;')).toBe('فقرة\n\nأخرى');
  });

  it('spaces that do not break are spaces', () => {
    expect(cleanText('&nbsp;نص&nbsp;&nbsp;طويل\u00A0جدا')).toBe('نص طويل جدا');
  });

  it('without a semicolon, or of no known name, are text', () => {
    const plain = 'AT&T و M&E و ?a=1&section=2&copy=3 و &unknown;';
    expect(cleanText(`${plain} <b>و</b> &quot;`)).toBe(`${plain} و "`);
  });
});

describe('tags', () => {
  it('of inline elements leave no trace, not even a space inside a word', () => {
    expect(cleanText('مج<b>لس</b> <a href="/x">الأ<i>من</i></a>')).toBe('مجلس الأمن');
  });

  it('of blocks end paragraphs, breaks end lines', () => {
    expect(cleanText('<div><h2>عنوان</h2><p>أول<br>سطر<br/>ثان</p><p>ثالث</p></div>')).toBe(
      'عنوان\n\nأول\nسطر\nثان\n\nثالث',
    );
  });

  it('of nested lists keep every entry apart', () => {
    expect(cleanText('<ul><li>أ<ol><li>ب</li><li>ج</li></ol></li><li>د</li></ul>')).toBe('أ\n\nب\n\nج\n\nد');
  });

  it('of table cells keep words apart, rows are lines of their own', () => {
    expect(
      cleanText('<table><tr><th>المدينة</th><th>العدد</th></tr><tr><td>صور</td><td>12</td></tr></table>'),
    ).toBe('المدينة العدد\n\nصور 12');
  });

  it('with Arabic in their attributes take it with them, also with a sign of comparison in it', () => {
    expect(cleanText('قبل <img alt="صورة الوزير" src="a.jpg"><a title="السعر > 5 و < 6">بعد</a>')).toBe(
      'قبل بعد',
    );
  });

  it('of word processors and custom elements are tags too', () => {
    expect(cleanText('<o:p>نص</o:p> <fihris-box data-x="1">آخر</fihris-box>')).toBe('نص آخر');
  });

  it('in capitals are the same tags', () => {
    expect(cleanText('<P ALIGN="right">نص</P><BR>')).toBe('نص');
  });
});

describe('what is no text of the article', () => {
  it.each([
    '<script>if (a < b && c > d) document.write("<p>إعلان</p>")</script>',
    '<style>.box_vote input[type=radio] { float: right }</style>',
    '<noscript>فعّل جافاسكربت</noscript>',
    '<iframe src="https://video.example/1">متصفحك قديم</iframe>',
    '<video controls>متصفحك لا يدعم الفيديو</video>',
    '<svg><title>رسم</title><path d="M0 0"/></svg>',
    '<head><title>الموقع</title></head>',
    '<!-- تعليق <b>مخفي</b> -->',
    '<!DOCTYPE html>',
    '<?xml version="1.0"?>',
  ])('%s is left out', (markup) => {
    expect(cleanText(`قبل ${markup} بعد`)).toBe('قبل بعد');
  });

  it('a comment inside a word, as page builders put it, does not cut the word', () => {
    expect(cleanText('مكت<!-- -->بة')).toBe('مكتبة');
  });

  it('a frame closed with a slash, or not at all, does not swallow what follows', () => {
    expect(cleanText('<iframe src="a"/>بعد')).toBe('بعد');
    expect(cleanText('<script src="a"/>بعد')).toBe('بعد');
    expect(cleanText('<iframe src="a">بعد')).toBe('بعد');
  });

  it('text wrapped for XML is unwrapped', () => {
    expect(cleanText('<![CDATA[<p>نص</p>]]>')).toBe('نص');
  });
});

describe('signs in plain text', () => {
  it.each([
    'السعر < 5 و > 3',
    '5<6',
    'a<b و x<y z>w',
    '<خبر> عاجل',
    '<3',
    '<!-- لا نهاية له',
    '<![CDATA[ كذلك',
    '[مصدر] {نص}',
  ])('%s stays as it is', (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it('stay beside real markup', () => {
    expect(cleanText('<p>السعر < 5 و 5<6 في AT&T</p>')).toBe('السعر < 5 و 5<6 في AT&T');
  });
});

describe('white space', () => {
  it('is one space between words and one empty line between paragraphs', () => {
    expect(cleanText('  أ \t ب\r\n\r\n\r\n ج \r د\u2029هـ\u2028و ')).toBe('أ ب\n\nج\nد\n\nهـ\nو');
  });

  it('control characters part words and disappear', () => {
    expect(cleanText('الوطن.\u001a\u001aمن\0هنا\u0007')).toBe('الوطن. من هنا');
  });

  it('is one line in titles', () => {
    expect(cleanLine('\uFEFF عنوان<br>في <b>سطرين</b>\n\n')).toBe('عنوان في سطرين');
  });

  it('half a surrogate pair becomes the sign for it', () => {
    expect(cleanText('نص \ud83d آخر')).toBe('نص \uFFFD آخر');
  });
});

describe('any text', () => {
  it('comes out tidy, and is left as it is the second time when it had no markup', () => {
    fc.assert(
      fc.property(arabicText, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/^\s|\s$| {2}|\n{3}|[\t\r\u00A0]/);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('wrapped in a paragraph and escaped is the text', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
    fc.assert(
      fc.property(arabicText, (text) => {
        expect(cleanText(`<p>${escaped(text)}</p>`)).toBe(cleanText(text));
      }),
    );
  });

  it('full of signs that open nothing is read in one go', () => {
    for (const sign of ['<a', '&a', '<!--', '<![CDATA[', '</p', '<p ']) {
      const text = sign.repeat(20_000);
      expect(cleanText(`${text}<b>نص</b>`)).toContain('نص');
    }
  });
});
