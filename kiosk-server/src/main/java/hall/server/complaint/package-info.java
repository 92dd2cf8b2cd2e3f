// SPDX-License-Identifier: Apache-2.0
/// Complaints, suggestions and what could not be got done (投诉建议, 办不成事), from the terminal to the
/// answer.
@NullMarked
package hall.server.complaint;

import org.jspecify.annotations.NullMarked;
