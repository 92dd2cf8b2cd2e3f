// SPDX-License-Identifier: Apache-2.0
/// The public page behind the code on a receipt.
@NullMarked
package hall.server.query;

import org.jspecify.annotations.NullMarked;
