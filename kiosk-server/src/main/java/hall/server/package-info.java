// SPDX-License-Identifier: Apache-2.0
/// The words that all slices of the server share: problems, bilingual text, the database handle.
@NullMarked
package hall.server;

import org.jspecify.annotations.NullMarked;
