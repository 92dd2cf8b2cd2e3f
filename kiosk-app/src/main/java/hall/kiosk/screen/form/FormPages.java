// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.Question;

/// The pages that a form opens over its list of questions.
interface FormPages {

  /// Where one question is answered.
  void answer(Question question);

  /// Where one member of a group is filled in.
  void member(Question group, int member);

  /// Where one more member is filled in.
  void newMember(Question group);
}
