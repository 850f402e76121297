import type { frame as english } from '../en/frame.ts';

/** ما يحيط بكل صفحة من صفحات المكتب. */
export const frame: typeof english = {
  desk: 'المكتب',
  rooms: {
    today: 'اليوم',
    households: 'الأسر',
    navigators: 'المرشدون',
    calls: 'المكالمات',
    proposals: 'الاقتراحات',
    exchange: 'التبادل',
    search: 'البحث',
    settings: 'الإعدادات',
  },
  navigation: 'الأقسام',
  skip: 'إلى المحتوى',
  signOut: 'تسجيل الخروج',
  roles: { liaison: 'مسؤول التواصل', coordinator: 'المنسّق', auditor: 'المدقّق' },
  faultsTitle: 'لم يُحفظ هذا',
  lookedTitle: 'تعذّر البحث',
  faultsText: 'لم يضِع شيء مما كتبته. يُرجى النظر في:',
  needed: 'مطلوب',
  forbiddenTitle: 'هذا ليس من صلاحياتك',
  forbidden: 'دورك في المكتب لا يشمل هذا. إن كان يجب أن يشمله فاسأل المنسّق. سُجّلت محاولتك.',
  notThereTitle: 'لا يوجد شيء هنا',
  notThere: 'ربما حُذف، أو كُتب العنوان خطأً.',
  backToToday: 'العودة إلى «اليوم»',
  sorryTitle: 'حدث خطأ هنا',
  sorry: 'لم يضِع شيء ولم يتغيّر شيء. يُرجى العودة والمحاولة مرة أخرى بعد دقيقة.',
  done: 'تم الحفظ.',
  already: 'كان الأمر كذلك من قبل؛ لم يتغيّر شيء.',
  urgency: { now: 'الآن', today: 'اليوم', soon: 'قريبًا' },
};
