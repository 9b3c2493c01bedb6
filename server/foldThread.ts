/** The thread that folds large boards; `rooms/fold.ts` starts it. */
import { answerJobs } from './jobs'
import { folded } from './rooms/folded'

answerJobs(folded)
