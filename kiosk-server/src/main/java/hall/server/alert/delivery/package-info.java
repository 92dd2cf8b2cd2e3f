// SPDX-License-Identifier: Apache-2.0
/// How notices reach people: what is on its way, e-mail, signed webhooks.
@NullMarked
package hall.server.alert.delivery;

import org.jspecify.annotations.NullMarked;
