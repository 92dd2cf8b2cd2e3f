// SPDX-License-Identifier: Apache-2.0
/// Intake of submissions: metadata, resumable documents, completion; and the cases they become.
@NullMarked
package hall.server.submission;

import org.jspecify.annotations.NullMarked;
