import type { circles as english } from '../en/circles.ts';

export const circles: typeof english = {
  ofCircle: 'الحلقة {circle}: {what}',
  ofCircles: 'الحلقات جميعًا: {what}',
  hard: {
    'too-few': 'في هذه الحلقة: {has}. أقل عدد للاجتماع هو {needs}.',
    'no-facilitator': 'لا أحد يدير هذه الحلقة، وهي تحتاج إلى {needs}.',
    'no-room': 'في هذه الحلقة: {has}. مقاعد القاعة: {seats}.',
    'cannot-come': 'لا يستطيعون الحضور في {time}: {count}',
    'cannot-follow': 'لن يفهموا إذ لا مترجم إلى {languages}: {count}',
    'cannot-enter': 'لا يوجد في المكان ما يحتاجون إليه ({access}): {count}',
  },
  advice: {
    few: 'في هذه الحلقة: {has}. الأفضل {needs} أو أكثر.',
    many: 'في هذه الحلقة: {has}. الأفضل {most} أو أقل.',
    community: {
      'moved-here': 'ممن انتقلوا إلى هنا من بلد آخر: {has}. ينبغي أن يكونوا {needs}.',
      'long-here': 'ممن يعيشون هنا منذ زمن طويل: {has}. ينبغي أن يكونوا {needs}.',
    },
    facilitators: 'عدد الميسّرين: {has}. ينبغي أن يكونوا {needs}.',
    alike: 'خلفية الميسّرين واحدة أو غير معروفة. الأفضل أن يكونوا من خلفيتين مختلفتين.',
    untrained: 'ميسّرون بلا تدريب: {count}',
    'no-venue': 'لا مكان لها بعد، أو لم يعد مكانها من أماكن الحوار.',
    apart: 'أسرة تريد أن تبقى معًا موزعة على حلقات مختلفة، عدد أفرادها: {count}',
  },
  reasons: {
    'no-times': 'لم يُذكر أي وقت',
    time: 'لا يمكن أن تجتمع أي حلقة في {times}',
    access: 'لا مكان فيه ما يلزم في {times}: {access}',
    language: 'لا حلقة بلغة {languages} في {times} ولا مترجم',
    facilitator: 'لم يبقَ ميسّر مدرَّب يدير حلقة في {times}',
    'too-few': 'عدد من يستطيعون الاجتماع في {times} قليل جدًا',
    full: 'لا أماكن شاغرة في {times}',
  },
  missing: {
    slot: 'لا قاعة في {time} (ينتظرها: {people})',
    access: 'لا مكان فيه هذا في {time}: {access} (ينتظره: {people})',
    interpreter: 'لا مترجم إلى {language} في {time} (ينتظره: {people})',
    facilitator: 'لا ميسّر لحلقة أخرى في {time} (ينتظره: {people})',
    training:
      'من يستطيع إدارة حلقة أخرى في {time} غير مسجَّل على أنه مدرَّب: سجّل تاريخ تدريبه أو كوّن الحلقة بنفسك (ينتظرها: {people})',
    people: 'لا يكفي عدد الناس لحلقة أخرى في {time} (ينتظرها: {people})',
    room: 'لا أماكن شاغرة في {time}، وتلزم حلقة أخرى (ينتظرها: {people})',
    times: 'لم يذكروا متى يستطيعون الحضور: {people}',
  },
  parts: {
    placed: 'لكل من يمكن أن يجد مكانًا مكان',
    balance: 'الفئتان حاضرتان',
    size: 'ليست صغيرة ولا كبيرة',
    facilitators: 'يديرها اثنان من خلفيتين مختلفتين',
    together: 'الأسر معًا',
    wishes: 'الوقت من الأوقات الأنسب',
    ages: 'الأعمار مختلطة',
    areas: 'الأحياء مختلطة',
  },
  part: '{part}: {value} من {weight} نقطة',
};
