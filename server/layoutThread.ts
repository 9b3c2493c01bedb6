/** The thread that lays out cards; `layout.ts` starts it. */
import { layOut } from '../src/exchange/layout'
import { answerJobs } from './jobs'

answerJobs(layOut)
